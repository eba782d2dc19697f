import { arnOf, type Identity } from '../../aws/identity.ts';
import { type PropertyReader, readProperties } from '../../resources/read-properties.ts';
import type { ResourceHandler, ResourceState } from '../../resources/resource-handler.ts';
import type { AccessPoint, EfsRecords } from './efs-records.ts';
import { findFileSystem } from './find-file-system.ts';

const type = 'AWS::EFS::AccessPoint';
const known = ['FileSystemId', 'PosixUser', 'RootDirectory', 'AccessPointTags', 'ClientToken'];

/** Entries into file systems; everything but their tags is fixed. */
export function accessPointHandler(records: EfsRecords, identity: Identity): ResourceHandler {
  const { accessPoints } = records;
  const stateOf = (id: string): ResourceState => {
    const arn = arnOf(identity, 'elasticfilesystem', `access-point/${id}`);
    return { physicalId: id, attributes: { AccessPointId: id, Arn: arn } };
  };
  return {
    fidelity: 'modelled',
    async create({ properties: given }) {
      const properties = readProperties(type, given, known);
      const fileSystemId = properties.requiredText('FileSystemId');
      findFileSystem(records, fileSystemId);
      const id = `fsap-${identity.hex(17)}`;
      accessPoints.set(id, { id, fileSystemId, ...readRoot(properties), ...readUser(properties) });
      return stateOf(id);
    },
    async update({ properties, state }) {
      readProperties(type, properties, known);
      return state;
    },
    async delete({ state }) {
      accessPoints.delete(state.physicalId);
    },
    adoption: {
      identifiedBy: 'AccessPointId',
      adopt: (id) => (accessPoints.has(id) ? stateOf(id) : undefined),
    },
  };
}

function readUser(properties: PropertyReader): Pick<AccessPoint, 'user'> {
  const user = properties.nested('PosixUser', ['Uid', 'Gid']);
  if (user === undefined) return {};
  const [uid, gid] = [user.requiredText('Uid'), user.requiredText('Gid')];
  return { user: { uid: Number(uid), gid: Number(gid) } };
}

function readRoot(properties: PropertyReader): Pick<AccessPoint, 'path' | 'creation'> {
  const root = properties.nested('RootDirectory', ['Path', 'CreationInfo']);
  const path = root?.text('Path') ?? '/';
  const creation = root?.nested('CreationInfo', ['OwnerUid', 'OwnerGid', 'Permissions']);
  if (creation === undefined) return { path };
  const uid = Number(creation.requiredText('OwnerUid'));
  const gid = Number(creation.requiredText('OwnerGid'));
  return { path, creation: { uid, gid, permissions: creation.requiredText('Permissions') } };
}
