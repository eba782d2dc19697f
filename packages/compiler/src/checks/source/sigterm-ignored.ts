import { scriptNameOf } from '../../facts/source/start/package-script.ts';
import { programOf, type Start, type StartStep } from '../../facts/source/start/start.ts';
import { signalsEverybody } from '../../facts/source/start/wrappers.ts';
import type { Span } from '../../source/span.ts';
import { taskCheck } from './task-check.ts';

/** A stopping container must hear of it: SIGTERM goes to its first process and to no other. */
export const sigtermIgnored = taskCheck(
  'sigterm-ignored',
  'warning',
  function* ({ task, source }, report) {
    const deaf = source.start && deafStep(source.start);
    if (!deaf) return;
    // Behind an init process, or below npm, the shell ends at once and takes the program with it.
    const end = task.init || deaf.below ? 'at once' : `after ${task.stopTimeout} s`;
    const what = `${deaf.keeper} runs ${task.name}'s program and keeps SIGTERM to itself: every deployment kills the program ${end}, in the middle of its work.`;
    yield report(deaf.span, { what, mend: deaf.mend });
  },
);

interface DeafStep {
  readonly keeper: string;
  /** Whether another process stands above the shell that keeps the signal. */
  readonly below: boolean;
  readonly mend: string;
  readonly span: Span;
}

/** The first step that does not get the signals of the one before it. */
function deafStep({ steps }: Start): DeafStep | undefined {
  if (steps.some((step) => signalsEverybody(programOf(step), step.words))) return undefined;
  const index = steps.findIndex(({ replaces }) => !replaces);
  const step = steps[index];
  const keeper = steps[index - 1];
  if (!step || !keeper) return undefined;
  if (scriptNameOf(keeper) !== undefined) {
    const mend = `Start the program itself, as JSON: ${asJson(step)}.`;
    return { keeper: `The shell of ${programOf(keeper)}`, below: true, mend, span: keeper.span };
  }
  return { ...keptBy(keeper, step), below: index > 1, span: step.span };
}

function keptBy({ script, words }: StartStep, step: StartStep) {
  const mend =
    script && step.kind === 'script'
      ? 'Start the last command of the script with `exec`.'
      : `Write the command as JSON, ${asJson(step)}, or put \`exec\` before it.`;
  return { keeper: script?.path ?? `The shell ${words[0] ?? 'sh'}`, mend };
}

/** Only the program is shown: a secret may be among its arguments. */
function asJson({ words: [program = ''] }: StartStep): string {
  return `\`["${program}", …]\``;
}
