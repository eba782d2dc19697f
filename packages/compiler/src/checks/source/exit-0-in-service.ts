import { lastStep } from '../../facts/source/start/start.ts';
import { isOneShot } from './one-shot.ts';
import { taskCheck } from './task-check.ts';

/** ECS starts a service's container again whenever it ends, also when it has done its work. */
export const exit0InService = taskCheck(
  'exit-0-in-service',
  'error',
  function* ({ task, source }, report) {
    const step = source.start && lastStep(source.start);
    if ((task.kind !== 'web' && task.kind !== 'worker') || !step || !isOneShot(step)) return;
    const what = `${task.name} does its work and ends; as a service it would be started again for ever.`;
    const mend = `Make it a job, which runs once per release: \`restart: "no"\`, or \`x-seaworthy: role: job\`.`;
    yield report(step.span, { what, mend });
  },
);
