import {
  approximated,
  type Dispositions,
  exact,
  localOnly,
  replaced,
  unsupported,
} from './entry.ts';

const byContent = replaced(
  'What a volume holds decides: a store’s data goes to the managed store, application data to EFS, source code stays behind.',
);
const bindDetail = localOnly('Says how a folder of your machine is mounted.');
const scratch = approximated('Becomes a writable folder on the task’s own disk, not in memory.');
const driver = unsupported('Docker’s volume drivers do not exist on Fargate.');
const otherVolume = unsupported('A volume of another project is on your machine, not on AWS.');

/** Keys that say what containers keep. */
export const volumeDispositions: Dispositions = {
  'services.*.volumes': byContent,
  'services.*.volumes.type': byContent,
  'services.*.volumes.source': byContent,
  'services.*.volumes.target': exact('Where the folder appears in the container.'),
  'services.*.volumes.read_only': exact('Whether the container may write to it.'),
  'services.*.volumes.consistency': bindDetail,
  'services.*.volumes.bind': bindDetail,
  'services.*.volumes.bind.create_host_path': bindDetail,
  'services.*.volumes.bind.propagation': bindDetail,
  'services.*.volumes.bind.recursive': bindDetail,
  'services.*.volumes.bind.selinux': bindDetail,
  'services.*.volumes.volume': byContent,
  'services.*.volumes.volume.labels': localOnly(
    'Labels are for tools on your machine; AWS resources get tags of their own.',
  ),
  'services.*.volumes.volume.nocopy': replaced(
    'An EFS file system starts empty: nothing of the image is copied to it.',
  ),
  'services.*.volumes.volume.subpath': unsupported(
    'EFS mounts the whole volume; give the folder a volume of its own.',
  ),
  'services.*.volumes.tmpfs': scratch,
  'services.*.volumes.tmpfs.mode': unsupported(
    'The folder belongs to root unless the image gives it to someone else.',
  ),
  'services.*.volumes.tmpfs.size': unsupported('The folder shares the task’s disk of 20 GiB.'),
  'services.*.volumes.image': unsupported(
    'Fargate mounts no images; copy the files in the Dockerfile.',
  ),
  'services.*.volumes.image.subpath': unsupported(
    'Fargate mounts no images; copy the files in the Dockerfile.',
  ),
  'services.*.volumes_from': unsupported(
    'Tasks share no volumes by container; name the volume in both services.',
  ),
  'services.*.tmpfs': scratch,
  'services.*.storage_opt': unsupported('A task has a disk of 20 GiB.'),
  volumes: byContent,
  'volumes.*.name': byContent,
  'volumes.*.driver': driver,
  'volumes.*.driver_opts': driver,
  'volumes.*.external': otherVolume,
  'volumes.*.external.name': otherVolume,
  'volumes.*.labels': localOnly(
    'Labels are for tools on your machine; AWS resources get tags of their own.',
  ),
};
