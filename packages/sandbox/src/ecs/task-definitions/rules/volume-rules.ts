import { eachContainer, type Rule } from './rule.ts';

/** Volumes of a task and where containers mount them. */
export const volumeRules: readonly Rule[] = [
  ({ volumes = [] }) => {
    if (volumes.some(({ name }) => !name)) return 'Volume name should not be null or empty.';
    if (volumes.some(({ host }) => host?.sourcePath !== undefined)) {
      return 'Fargate compatible task definitions do not support sourcePath';
    }
    return volumes.some(({ dockerVolumeConfiguration }) => dockerVolumeConfiguration)
      ? 'Fargate compatible task definitions do not support dockerVolumeConfiguration'
      : undefined;
  },
  ({ volumes = [] }) => {
    for (const { efsVolumeConfiguration: efs } of volumes) {
      const needsEncryption =
        efs?.authorizationConfig?.accessPointId !== undefined ||
        efs?.authorizationConfig?.iam === 'ENABLED';
      if (needsEncryption && efs?.transitEncryption !== 'ENABLED') {
        return 'Transit encryption must be enabled for an EFS volume with an access point or IAM authorization.';
      }
    }
    return undefined;
  },
  eachContainer(
    ({ mountPoints = [] }, { volumes = [] }) => {
      const unknown = mountPoints.find(
        ({ sourceVolume }) => !volumes.some(({ name }) => name === sourceVolume),
      );
      return unknown === undefined ? undefined : `Unknown volume '${unknown.sourceVolume}'.`;
    },
    ({ mountPoints = [] }) =>
      mountPoints.some(({ containerPath }) => !containerPath)
        ? 'MountPoint.containerPath should not be null or empty.'
        : undefined,
  ),
];
