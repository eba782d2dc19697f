import type { Diagnostic, Reporter } from '../../diagnostics/diagnostic.ts';
import { baseImageOf, type Program } from '../../facts/dockerfile/base-image.ts';
import { lacksProgram } from '../../facts/dockerfile/has-program.ts';
import { splitShell } from '../../facts/source/shell/split-shell.ts';
import type { Healthcheck, HealthTest } from '../../project/project.ts';
import type { Located } from '../../source/span.ts';
import { displayText } from '../../variables/text.ts';
import { withSeverity } from '../about.ts';
import type { SourcedTask } from './sourced-task.ts';
import { type Finding, taskCheck } from './task-check.ts';

/** A container's health check must be one that ECS takes and that the image can run. */
export const containerHealthcheckUnusable = taskCheck(
  'container-healthcheck-unusable',
  'error',
  function* (sourced, report) {
    const { service } = sourced;
    if (service.healthcheck && !service.healthcheck.disabled) {
      yield* checkRanges(sourced, service.healthcheck, report);
      yield* checkPrograms(sourced, service.healthcheck, report);
    } else if (!service.healthcheck) {
      yield* checkImage(sourced, report);
    }
  },
);

/** Seconds and counts that ECS takes. */
const ranges = {
  interval: [5, 300],
  timeout: [2, 60],
  retries: [1, 10],
  startPeriod: [0, 300],
} as const;

const composeNames = {
  interval: 'interval',
  timeout: 'timeout',
  retries: 'retries',
  startPeriod: 'start_period',
} as const satisfies Record<keyof typeof ranges, string>;

const names = ['interval', 'timeout', 'retries', 'startPeriod'] as const;

function* checkRanges(
  { task }: SourcedTask,
  healthcheck: Healthcheck,
  report: Reporter<Finding>,
): Generator<Diagnostic> {
  for (const name of names) {
    const setting: Located<number> | undefined = healthcheck[name];
    const [least, most] = ranges[name];
    if (!setting || (setting.value >= least && setting.value <= most)) continue;
    const unit = name === 'retries' ? '' : ' s';
    const what = `The ${composeNames[name]} of ${task.name}'s health check is ${setting.value}${unit}; ECS takes ${least} to ${most}${unit}.`;
    yield withSeverity(
      'warning',
      report(setting.span, { what, mend: `Choose a value from ${least} to ${most}${unit}.` }),
    );
  }
}

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
