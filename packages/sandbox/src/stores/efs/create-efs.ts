import type { Handlers } from '../../resources/handlers.ts';
import type { StoresParts } from '../stores-parts.ts';
import { accessPointHandler } from './access-point-handler.ts';
import type { EfsRecords, FileSystems } from './efs-records.ts';
import { fileSystemHandler } from './file-system-handler.ts';
import { mountTargetHandler } from './mount-target-handler.ts';

/** EFS: file systems, where they are reached, and how they are entered. */
export function createEfs({
  identity,
  network,
}: Pick<StoresParts, 'identity' | 'network'>): FileSystems & { readonly handlers: Handlers } {
  const records: EfsRecords = {
    fileSystems: new Map(),
    mountTargets: new Map(),
    accessPoints: new Map(),
  };
  return {
    fileSystem: (id) => records.fileSystems.get(id),
    accessPoint: (id) => records.accessPoints.get(id.split('/').at(-1) ?? ''),
    handlers: {
      'AWS::EFS::FileSystem': fileSystemHandler(records, identity),
      'AWS::EFS::MountTarget': mountTargetHandler(records, network, identity),
      'AWS::EFS::AccessPoint': accessPointHandler(records, identity),
    },
  };
}
