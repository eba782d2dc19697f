import { scriptNameOf } from '../../facts/source/start/package-script.ts';
import { programOf, type Start, type StartStep } from '../../facts/source/start/start.ts';
import { isInit } from '../../facts/source/start/wrappers.ts';
import type { Span } from '../../source/span.ts';
import { withSeverity } from '../about.ts';
import { taskCheck } from './task-check.ts';

/** Seconds that Fargate waits at most between SIGTERM and SIGKILL. */
const longestStop = 120;

/** A stopping container must hear of it: SIGTERM goes to its first process and to no other. */
export const sigtermIgnored = taskCheck(
  'sigterm-ignored',
  'warning',
  function* ({ task, service, source }, report) {
    const grace = service.stopGracePeriod;
    if (grace && grace.value > longestStop) {
      const what = `${task.name} asks for ${grace.value} s to stop; Fargate kills it after ${longestStop} s.`;
      const mend = `Set \`stop_grace_period\` to ${longestStop}s or less, and let work that takes longer be resumed by another task.`;
      yield withSeverity('error', report(grace.span, { what, mend }));
    }
    const deaf = task.init || !source.start ? undefined : deafStep(source.start);
    if (!deaf) return;
    const what = `${deaf.by} stands between ECS and the program of ${task.name} and does not pass SIGTERM on: every deployment ends in a kill after ${task.stopTimeout} s.`;
    yield report(deaf.span, { what, mend: deaf.mend });
  },
);

interface DeafStep {
  readonly by: string;
  readonly mend: string;
  readonly span: Span;
}

/** The first process that keeps its own place instead of handing it to the program. */
function deafStep({ steps }: Start): DeafStep | undefined {
  if (steps.some((step) => isInit(programOf(step)))) return undefined;
  for (const [index, step] of steps.entries()) {
    const { span } = step;
    if (scriptNameOf(step) !== undefined) return { ...packageManager(step), span };
    const next = steps[index + 1];
    if (next && !next.replaces) return { ...keeper(step, next), span: next.span };
  }
  return undefined;
}

function packageManager(step: StartStep) {
  const by = programOf(step);
  return {
    by,
    mend: `Start the program itself, \`["node", "server.js"]\`, or set \`init: true\`.`,
  };
}

function keeper(step: StartStep, next: StartStep) {
  if (next.kind === 'script') {
    const by = step.script?.path ?? 'The start script';
    return { by, mend: `Start the last command of the script with \`exec\`.` };
  }
  const by = `The shell ${step.words[0] ?? 'sh'}`;
  return {
    by,
    mend: 'Write the command as JSON, `["node", "server.js"]`, or start it with `exec`.',
  };
}
