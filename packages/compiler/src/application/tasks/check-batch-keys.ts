import type { Service } from '../../project/project.ts';
import type { Span } from '../../source/span.ts';
import type { Task } from '../application.ts';
import { problems } from '../application-diagnostics.ts';
import type { Report } from '../understanding.ts';

/** Says what a task of ECS would have and a job of AWS Batch has not. */
export function checkBatchKeys(service: Service, task: Task, report: Report): void {
  const { name, entrypoint, workingDirectory, stopGracePeriod, healthcheck } = service;
  const { dropCapabilities, addCapabilities = [] } = task;
  const tell = (key: keyof typeof mends, span: Span | undefined) => {
    if (span) report(problems['application/batch-drops'](span, { name, key, mend: mends[key] }));
  };
  tell('entrypoint', entrypoint?.span);
  tell('working_dir', workingDirectory?.span);
  if ((stopGracePeriod?.value ?? 0) > secondsToStop) {
    tell('stop_grace_period', stopGracePeriod?.span);
  }
  if (healthcheck && !healthcheck.disabled) tell('healthcheck', healthcheck.span);
  if (dropCapabilities.length > 0) tell('cap_drop', service.capDrop[0]?.span);
  if (addCapabilities.length > 0) tell('cap_add', service.capAdd[0]?.span);
}

/** Between SIGTERM and SIGKILL (AWS Batch, job timeouts). */
const secondsToStop = 30;

const mends = {
  entrypoint:
    'Its words go before the command, behind the entry point of the image: leave ENTRYPOINT out of the Dockerfile, or write it there alone.',
  working_dir: 'Set WORKDIR in the Dockerfile.',
  stop_grace_period: `Let the job save its work within ${secondsToStop} s.`,
  healthcheck: 'Remove it: a job is judged by its exit code.',
  cap_drop: 'Remove it, or let the image run as a user without rights.',
  cap_add: 'Remove it.',
} as const;
