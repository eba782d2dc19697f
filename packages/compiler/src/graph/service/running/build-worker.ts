import type { Worker } from '../../../application/application.ts';
import type { Scope } from '../scope.ts';
import { joinParts, type Parts } from '../stack-parts.ts';
import { buildTask } from '../task/build-task.ts';
import { buildScaling } from './build-scaling.ts';
import { buildService } from './build-service.ts';
import { buildUsageAlarms } from './usage-alarms.ts';

/** A worker: tasks that keep running and that nothing on the internet reaches. */
export function buildWorker(scope: Scope<Worker>): Parts {
  const task = buildTask(scope);
  const service = buildService(scope, task, { loadBalancers: [], alarms: [], after: [] });
  return joinParts(task, service, buildScaling(scope, service.service), {
    resources: buildUsageAlarms(scope, service.service),
  });
}
