import type { Diagnostic, Reporter } from '../../diagnostics/diagnostic.ts';
import type { Facts } from '../../facts/facts.ts';
import type { EnvironmentRead } from '../../facts/source/mentions/environment-reads.ts';
import { withSeverity } from '../about.ts';
import { onceFor } from '../once-for.ts';
import { entryFileOf, isTool } from './entry-file.ts';
import { type SourcedTask, sourcedTasks } from './sourced-task.ts';
import { type Finding, taskCheck } from './task-check.ts';
import { bindingOf, textOf } from './task-variables.ts';

/** What a program cannot start without, it must be given. */
export const envRequiredMissing = taskCheck(
  'env-required-missing',
  'error',
  function* (sourced, report, facts) {
    yield* checkReads(sourced, report, facts);
    yield* checkBuildTime(sourced, report);
    yield* checkRegion(sourced, report, facts);
  },
);

/** Set by ECS, by the image's base or by the kernel, whatever the project says. */
const givenByOthers =
  /^(?:AWS_(?:REGION|DEFAULT_REGION|EXECUTION_ENV|CONTAINER_\w+)|ECS_\w+|HOME|HOSTNAME|LANG|LC_\w+|PATH|PWD|SHELL|TERM|TMPDIR|TZ|USER|\w+_VERSION|GEM_HOME|GOPATH|JAVA_HOME|NODE_ENV|VIRTUAL_ENV)$/;

function* checkReads(
  sourced: SourcedTask,
  report: Reporter<Finding>,
  facts: Facts,
): Generator<Diagnostic> {
  const { task, source } = sourced;
  const entry = entryFileOf(source);
  const scripts = new Set(source.start?.steps.flatMap(({ script }) => script?.path ?? []));
  for (const file of source.build?.files ?? []) {
    const isStart = file === entry || scripts.has(file.path);
    if (!isStart && (file.path.endsWith('.sh') || isTool(file))) continue;
    for (const read of file.mentions) {
      if (read.kind !== 'environment-read' || isGiven(sourced, read)) continue;
      const isCertain = isStart && read.onLoad;
      // Services with the same source need not all use all of it.
      if (!isCertain && isGivenToOthers(sourced, read, facts)) continue;
      const what = `${task.name} does not start without ${read.name}, and nothing gives it that variable.`;
      const mend = `Add ${read.name} to \`environment\` or \`env_file\` of ${task.name}.`;
      const finding = report(read.span, { what, mend });
      yield isCertain ? finding : withSeverity('warning', finding);
    }
  }
}

function isGiven({ task, source }: SourcedTask, { name }: EnvironmentRead): boolean {
  return (
    givenByOthers.test(name) ||
    bindingOf(task, name) !== undefined ||
    source.build?.image.environment.has(name) === true ||
    source.build?.buildArguments.has(name) === true
  );
}

function isGivenToOthers({ source }: SourcedTask, { name }: EnvironmentRead, facts: Facts) {
  const context = source.build?.context;
  return context !== undefined && (variablesByContext(facts).get(context)?.has(name) ?? false);
}

/** Names of the variables that any service with a build context is given. */
const variablesByContext = onceFor((facts: Facts) => {
  const names = new Map<object, Set<string>>();
  for (const { task, source } of sourcedTasks(facts)) {
    if (!source.build) continue;
    const known = names.get(source.build.context) ?? new Set();
    for (const { name } of task.environment) known.add(name);
    names.set(source.build.context, known);
  }
  return names;
});

/** Variables that a frontend's build writes into its files: later they mean nothing. */
const buildTimeName = /^(?:VITE_|NEXT_PUBLIC_|REACT_APP_|VUE_APP_|GATSBY_)/;

function* checkBuildTime(
  { task, source }: SourcedTask,
  report: Reporter<Finding>,
): Generator<Diagnostic> {
  const { build } = source;
  if (!build) return;
  const instructions = build.image.builtStages.flatMap((stage) => stage.instructions);
  const isBuilt = instructions.some(
    (instruction) =>
      instruction.kind === 'run' &&
      /\b(?:npm|yarn|pnpm|bun|npx|vite|next|turbo|nx)\b[^\n]*\bbuild\b/.test(
        instruction.script.text,
      ),
  );
  if (!isBuilt) return;
  const given = new Set(
    instructions.flatMap((instruction) =>
      instruction.kind === 'argument' || instruction.kind === 'environment'
        ? instruction.entries.flatMap(({ name, value }) =>
            value || build.buildArguments.has(name.value) ? [name.value] : [],
          )
        : [],
    ),
  );
  for (const { name, span } of task.environment) {
    if (!buildTimeName.test(name) || given.has(name)) continue;
    const what = `${name} is needed when ${task.name} is built: given at run time, it changes nothing.`;
    const mend = `Give it under \`build: args:\`, and declare \`ARG ${name}\` before the build step in the Dockerfile.`;
    yield withSeverity('warning', report(span, { what, mend }));
  }
}

/** A region of the project's own that is not the one it is deployed to. */
function* checkRegion(
  { task }: SourcedTask,
  report: Reporter<Finding>,
  { application }: Facts,
): Generator<Diagnostic> {
  for (const name of ['AWS_REGION', 'AWS_DEFAULT_REGION']) {
    const binding = bindingOf(task, name);
    const region = binding && textOf(binding.value);
    if (!binding || !application || !region || region === application.region) continue;
    const what = `${task.name} is told that its region is ${region}, but is deployed to ${application.region}.`;
    const mend = `Leave ${name} out: Seaworthy sets the region that it deploys to.`;
    yield withSeverity('warning', report(binding.span, { what, mend }));
  }
}
