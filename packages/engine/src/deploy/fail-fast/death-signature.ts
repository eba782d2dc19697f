import type { TaskEvent } from '../../events/engine-event.ts';
import { wasGivenUp } from '../../watch/has-failed.ts';

/**
 * What two tasks that died of the same have in common: reasons and exit codes, without names. How a
 * container ends that ECS stops, because its health checks failed, says nothing.
 */
export function signatureOf(task: TaskEvent): string {
  const { stopCode, stoppedReason, containers } = task;
  if (wasGivenUp(task)) return withoutNames(stoppedReason);
  return JSON.stringify([
    stopCode,
    withoutNames(stoppedReason),
    containers.map(({ name, exitCode, reason }) => [name, exitCode, withoutNames(reason)]),
  ]);
}

/** Ids, addresses and times differ from task to task. */
function withoutNames(text = ''): string {
  return text
    .replace(/arn:aws[\w-]*:\S+/g, 'arn')
    .replace(/\b[0-9a-f]{8,}\b/g, 'id')
    .replace(/\b\d{1,3}(\.\d{1,3}){3}(:\d+)?\b/g, 'address')
    .replace(/\d+/g, 'n');
}
