import { givenText, type Scope } from '../scope.ts';
import { allow, arn, type Statement } from './statement.ts';

/** Leave to mount the task's file systems, each through its access point only. */
export function mountStatements(scope: Scope): readonly Statement[] {
  const mounts = scope.service.fileSystems;
  const volumes = [...new Set(mounts.map((mount) => mount.volume))];
  return volumes.map((volume) => {
    const writes = mounts.some((mount) => mount.volume === volume && !mount.readOnly);
    return allow(
      ['elasticfilesystem:ClientMount', ...(writes ? ['elasticfilesystem:ClientWrite'] : [])],
      arn('elasticfilesystem', `file-system/${givenText(scope, `volume/${volume}/file-system`)}`),
      {
        StringEquals: {
          'elasticfilesystem:AccessPointArn': arn(
            'elasticfilesystem',
            `access-point/${givenText(scope, `volume/${volume}/access-point`)}`,
          ),
        },
      },
    );
  });
}
