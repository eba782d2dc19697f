import type { Facts } from '../../facts/facts.ts';
import { lastStep, programOf, type Start, type StartStep } from '../../facts/source/start/start.ts';
import { baseName } from '../../source/path.ts';
import { withSeverity } from '../about.ts';
import { isOneShot } from './one-shot.ts';
import { taskCheck } from './task-check.ts';

/** What must run once runs as often as its service has tasks. */
export const singletonReplicated = taskCheck(
  'singleton-replicated',
  'warning',
  function* ({ task, source }, report, facts) {
    if ((task.kind !== 'web' && task.kind !== 'worker') || !source.start) return;
    const { max } = task.scale;
    const migration = max > 1 ? source.start.preparations.find(isOneShot) : undefined;
    if (migration) {
      const what = `Every task of ${task.name} runs this when it starts, up to ${max} at the same time.`;
      const mend = `Move it to a service of its own with \`restart: "no"\` that ${task.name} waits for with \`condition: service_completed_successfully\`: it then runs once per release.`;
      yield report(migration.span, { what, mend });
    }
    const scheduler = schedulerOf(source.start);
    if (!scheduler) return;
    if (max > 1) {
      const what = `${task.name} starts what is due, and runs up to ${max} times: everything would start as often.`;
      const mend = `Keep it at one task: \`x-seaworthy: scale: max: 1\`.`;
      yield report(scheduler.span, { what, mend });
    } else if (overlaps(facts, task.name)) {
      const what = `While ${task.name} is deployed, its old and its new task both start what is due.`;
      const mend =
        'Make it a service of its own whose `command` is the scheduler: its old task then ends before the new one starts.';
      yield withSeverity('advice', report(scheduler.span, { what, mend }));
    }
  },
);

/** A program that starts work by the clock, such as Celery's beat. */
function schedulerOf(start: Start): StartStep | undefined {
  const step = lastStep(start);
  return step && isScheduler(step) ? step : undefined;
}

function isScheduler(step: StartStep): boolean {
  const program = programOf(step);
  const words = step.words.slice(1);
  if (program === 'celery') return words.some((word) => /^(?:beat|-B|--beat)$/.test(word));
  if (/^(?:crond?|supercronic|rqscheduler|clockwork|celerybeat)$/.test(program)) return true;
  if (program === 'php') return words.includes('schedule:work');
  const file = words.find((word) => !word.startsWith('-')) ?? '';
  return /^(?:\w+\.)*(?:scheduler|cron|beat)(?:\.(?:py|[cm]?[jt]s|rb))?$/.test(baseName(file));
}

/** Whether a deployment starts new tasks before it stops the old ones. */
function overlaps({ cloud }: Facts, name: string): boolean {
  return cloud.services.some(({ owner, maximumPercent }) => owner === name && maximumPercent > 100);
}
