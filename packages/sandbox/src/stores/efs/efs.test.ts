import { expect, test } from 'vitest';
import { smallStores } from '../testing/small-stores.ts';

const target = { SubnetId: 'subnet-a', SecurityGroups: ['sg-files'] };

async function stores() {
  const made = smallStores();
  const fileSystem = await made.create('EFS::FileSystem', {
    Encrypted: true,
    ThroughputMode: 'elastic',
    BackupPolicy: { Status: 'ENABLED' },
  });
  return { ...made, fileSystem, id: fileSystem.physicalId };
}

test('A file system is reached through its mount targets', async () => {
  const { create, remove, network, fileSystem, id } = await stores();
  expect(id).toMatch(/^fs-[0-9a-f]{17}$/);
  expect(fileSystem.attributes).toEqual({
    FileSystemId: id,
    Arn: `arn:aws:elasticfilesystem:ap-northeast-2:123456789012:file-system/${id}`,
  });
  const host = `${id}.efs.ap-northeast-2.amazonaws.com`;
  expect(network.named(host)).toEqual([]);
  const state = await create('EFS::MountTarget', { ...target, FileSystemId: id });
  expect(network.named(host)).toMatchObject([
    { address: state.attributes.IpAddress, securityGroupIds: ['sg-files'] },
  ]);
  await remove('EFS::MountTarget', state);
  expect(network.interfaces()).toEqual([]);
});

test('There is one mount target in a zone', async () => {
  const { create, id } = await stores();
  await create('EFS::MountTarget', { ...target, FileSystemId: id });
  const second = { ...target, FileSystemId: id, SubnetId: 'subnet-a2' };
  await expect(create('EFS::MountTarget', second)).rejects.toMatchObject({
    name: 'MountTargetConflict',
    message: 'mount target already exists in this AZ',
  });
  await create('EFS::MountTarget', { ...second, SubnetId: 'subnet-b' });
});

test('A file system goes after its mount targets', async () => {
  const { create, remove, fileSystem, fileSystems, id } = await stores();
  const state = await create('EFS::MountTarget', { ...target, FileSystemId: id });
  await expect(remove('EFS::FileSystem', fileSystem)).rejects.toMatchObject({
    name: 'FileSystemInUse',
  });
  await remove('EFS::MountTarget', state);
  await remove('EFS::FileSystem', fileSystem);
  expect(fileSystems.fileSystem(id)).toBeUndefined();
});

test('An access point says where and as whom files are', async () => {
  const { create, fileSystems, id } = await stores();
  const { physicalId, attributes } = await create('EFS::AccessPoint', {
    FileSystemId: id,
    PosixUser: { Uid: '1000', Gid: '1000' },
    RootDirectory: {
      Path: '/data',
      CreationInfo: { OwnerUid: '1000', OwnerGid: '1000', Permissions: '0755' },
    },
  });
  const found = fileSystems.accessPoint(`${attributes.Arn}`);
  expect(found).toEqual({
    id: physicalId,
    fileSystemId: id,
    path: '/data',
    user: { uid: 1000, gid: 1000 },
    creation: { uid: 1000, gid: 1000, permissions: '0755' },
  });
});

test('A half-said creation of the folder, and an unknown file system, are refused', async () => {
  const { create, id } = await stores();
  const RootDirectory = { Path: '/data', CreationInfo: { OwnerUid: '1000' } };
  await expect(create('EFS::AccessPoint', { FileSystemId: id, RootDirectory })).rejects.toThrow(
    'required key [OwnerGid] not found',
  );
  await expect(create('EFS::AccessPoint', { FileSystemId: 'fs-0' })).rejects.toMatchObject({
    name: 'FileSystemNotFound',
    message: "File system 'fs-0' does not exist.",
  });
});
