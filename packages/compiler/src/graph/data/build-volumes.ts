import { logicalId } from '../../text/names.ts';
import { ref, resource, select } from '../build-resource.ts';
import { zoneCount } from '../foundation/subnet-plan.ts';
import { give } from '../give.ts';
import type { Resource } from '../graph.ts';
import { type Volume, volumesOf } from '../parts.ts';
import type { DataScope } from './built-store.ts';
import { kept } from './retention.ts';

/** Builds a file system on EFS for each named volume. */
export function buildVolumes(scope: DataScope): readonly BuiltVolume[] {
  return volumesOf(scope.application).map((volume) => buildVolume(volume, scope));
}

export interface BuiltVolume {
  readonly fileSystem: Resource<'AWS::EFS::FileSystem'>;
  readonly resources: readonly Resource[];
}

/** Reached from every zone, and entered through one folder whose files belong to one user. */
function buildVolume(volume: Volume, { application, takings }: DataScope): BuiltVolume {
  const details = { span: volume.span, owner: volume.name };
  const fileSystem = resource(
    'AWS::EFS::FileSystem',
    logicalId('volume', volume.name, 'file-system'),
    {
      Encrypted: true,
      ThroughputMode: 'elastic',
      LifecyclePolicies: [
        { TransitionToIA: 'AFTER_30_DAYS' },
        { TransitionToPrimaryStorageClass: 'AFTER_1_ACCESS' },
      ],
      BackupPolicy: { Status: 'ENABLED' },
      FileSystemPolicy: tlsOnly,
    },
    { ...details, ...kept },
  );
  const subnets = takings.subnets('private-subnets');
  const group = takings.value(`volume/${volume.name}/security-group`);
  const targets = Array.from({ length: zoneCount(application.network) }, (_, zone) =>
    resource(
      'AWS::EFS::MountTarget',
      logicalId('volume', volume.name, `mount-target${zone + 1}`),
      {
        FileSystemId: ref(fileSystem),
        SubnetId: select(zone, subnets),
        SecurityGroups: [group],
      },
      details,
    ),
  );
  const accessPoint = buildAccessPoint(volume, fileSystem);
  return {
    fileSystem,
    resources: [
      fileSystem,
      ...targets,
      accessPoint,
      give(application, `volume/${volume.name}/file-system`, ref(fileSystem), details),
      give(application, `volume/${volume.name}/access-point`, ref(accessPoint), details),
    ],
  };
}

/** Whoever a container runs as, its files in the folder belong to this user. */
function buildAccessPoint(
  volume: Volume,
  fileSystem: Resource<'AWS::EFS::FileSystem'>,
): Resource<'AWS::EFS::AccessPoint'> {
  const { user, group } = fileOwner(volume);
  return resource(
    'AWS::EFS::AccessPoint',
    logicalId('volume', volume.name, 'access-point'),
    {
      FileSystemId: ref(fileSystem),
      PosixUser: { Uid: user, Gid: group },
      RootDirectory: {
        Path: '/data',
        CreationInfo: { OwnerUid: user, OwnerGid: group, Permissions: '0755' },
      },
    },
    { span: volume.span, owner: volume.name, ...kept },
  );
}

/** The first service's user when it is a number, as `1000:1000`; a user that is not root otherwise. */
function fileOwner({ users }: Volume): { readonly user: string; readonly group: string } {
  const [, user = '1000', group = user] = /^(\d+)(?::(\d+))?$/.exec(users[0]?.user ?? '') ?? [];
  return { user, group };
}

/** With a policy of its own, a file system lets in only whom IAM allows to. */
const tlsOnly = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Deny',
      Principal: { AWS: '*' },
      Action: '*',
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    },
  ],
};
