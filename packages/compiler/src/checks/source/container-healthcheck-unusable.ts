import type { Diagnostic, Reporter } from '../../diagnostics/diagnostic.ts';
import { baseImageOf, type Program } from '../../dockerfile/base-image.ts';
import { lacksProgram } from '../../dockerfile/has-program.ts';
import { splitShell } from '../../facts/source/shell/split-shell.ts';
import type { Healthcheck, HealthTest } from '../../project/project.ts';
import { displayText } from '../../variables/text.ts';
import { withSeverity } from '../about.ts';
import type { SourcedTask } from './sourced-task.ts';
import { type Finding, taskCheck } from './task-check.ts';

/** A container's health check must be one that ECS heeds and that the image can run. */
export const containerHealthcheckUnusable = taskCheck(
  'container-healthcheck-unusable',
  'error',
  function* (sourced, report) {
    const { service } = sourced;
    if (!service.healthcheck) yield* checkImage(sourced, report);
    else if (!service.healthcheck.disabled) {
      yield* checkPrograms(sourced, service.healthcheck, report);
    }
  },
);

/** `curl` in an image without curl fails as a sick program would. */
function* checkPrograms(
  { task, service, source }: SourcedTask,
  { test }: Healthcheck,
  report: Reporter<Finding>,
): Generator<Diagnostic> {
  const reference = source.build?.image.base.value ?? service.image?.value;
  if (!test || reference === undefined) return;
  const lacks = (program: Program) =>
    source.build
      ? lacksProgram(source.build.image, program)
      : baseImageOf(reference).lacks.includes(program);
  const hasNoShell = test.value.kind === 'shell' && baseImageOf(reference).shell === 'none';
  const missing = hasNoShell ? 'a shell' : programsOf(test.value).find(lacks);
  if (missing === undefined) return;
  const what = `The health check of ${task.name} needs ${missing}, which the image \`${reference}\` does not have: ECS would stop every task as unhealthy.`;
  const mend =
    'Use what the image has, such as `python -c` or `node -e`, or install the program in the Dockerfile.';
  yield report(test.span, { what, mend });
}

function programsOf(test: HealthTest): readonly Program[] {
  const words =
    test.kind === 'exec'
      ? test.arguments.slice(0, 1).map(displayText)
      : splitShell(displayText(test.command)).map((command) => command.words[0]?.text ?? '');
  return words.filter(isProgram);
}

function isProgram(word: string): word is Program {
  return word === 'curl' || word === 'nc' || word === 'wget';
}

/** Docker obeys `HEALTHCHECK` of the image, ECS does not. */
function* checkImage(
  { task, source }: SourcedTask,
  report: Reporter<Finding>,
): Generator<Diagnostic> {
  const instruction = source.build?.image.healthcheck;
  if (!instruction?.test || task.health || task.kind === 'job' || task.kind === 'schedule') return;
  const what = `ECS ignores the HEALTHCHECK in the Dockerfile of ${task.name}.`;
  const mend = `Write the same test as \`healthcheck\` of ${task.name} in the Compose file.`;
  yield withSeverity('advice', report(instruction.span, { what, mend }));
}
