import type { WebService, Worker } from '../../../application/application.ts';
import type { EcsServiceDeploymentConfiguration } from '../../aws/ecs.generated.ts';
import { ref } from '../../build-resource.ts';
import type { Resource } from '../../graph.ts';

/**
 * How new tasks replace old ones: side by side, given up after two failures in a row, rolled back
 * when an alarm goes off, done as soon as all new tasks are healthy.
 */
export function deploymentConfiguration(
  service: WebService | Worker,
  alarms: readonly Resource<'AWS::CloudWatch::Alarm'>[],
): EcsServiceDeploymentConfiguration {
  const alone = mustRunAlone(service);
  return {
    Strategy: 'ROLLING',
    MinimumHealthyPercent: alone ? 0 : 100,
    MaximumPercent: alone ? 100 : 200,
    DeploymentCircuitBreaker: {
      Enable: true,
      Rollback: true,
      // AWS would wait for three, and start counting again whenever one task is healthy for a moment.
      ThresholdConfiguration: { Type: 'COUNT', Value: 2 },
      ResetOnHealthyTask: false,
    },
    ...(alarms.length > 0 && {
      Alarms: { AlarmNames: alarms.map(ref), Enable: true, Rollback: true },
    }),
    // Old tasks finish their requests after the deployment has succeeded instead of before.
    EarlySuccessCriteria: {
      Enable: true,
      HealthyPercent: 100,
      SourceServiceRevisionCleanup: 'DEFERRED',
    },
    // Left out, CloudFormation would wait for hours.
    BakeTimeInMinutes: 0,
  };
}

/**
 * Whether two tasks at a time would do harm, so that the old one must stop before the new one starts:
 * a clock, which would start every job twice, and a server whose files only one process may open.
 */
export function mustRunAlone(service: WebService | Worker): boolean {
  if (service.kind === 'web' || service.scale.max > 1) return false;
  return isClock(service) || (service.addressed && writesFiles(service));
}

/** `celery beat`, `celery worker -B`, `node dist/scheduler.js`, `supercronic /crontab` and the like. */
function isClock({ command = [], entrypoint = [] }: Worker): boolean {
  const words = [...entrypoint, ...command].flatMap((argument) => argument.split(/[\s/]+/));
  const isBeatInWorker = words.includes('celery') && words.includes('-B');
  return isBeatInWorker || words.some((word) => clock.test(word));
}

const clock = /^(beat|celerybeat|scheduler|rqscheduler|clockwork|supercronic|crond?)(\.[a-z]+)?$/;

function writesFiles({ fileSystems }: Worker): boolean {
  return fileSystems.some((mount) => !mount.readOnly);
}
