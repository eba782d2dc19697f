import type { Job } from '../../../application/application.ts';
import type { Scope } from '../scope.ts';
import { joinParts, type Parts } from '../stack-parts.ts';
import { buildTask } from '../task/build-task.ts';
import { runOutputs } from './run-command.ts';

/** A job: a task that nothing in the template starts. A release runs it once, before the services. */
export function buildJob(scope: Scope<Job>): Parts {
  const task = buildTask(scope);
  return joinParts(task, { resources: [], outputs: runOutputs(scope, task) });
}
