import type { Diagnostic, Reporter } from '../../diagnostics/diagnostic.ts';
import { covers } from '../../dockerfile/context-copies.ts';
import type { Facts } from '../../facts/facts.ts';
import type { BuildSource } from '../../facts/source-facts.ts';
import { baseName, pathWithin } from '../../source/path.ts';
import { classifyVariable } from '../../variables/classify.ts';
import type { SourcedTask } from './sourced-task.ts';
import { type Finding, taskCheck } from './task-check.ts';

/** Whoever can pull an image can read every file and every variable in it. */
export const secretInImage = taskCheck(
  'secret-in-image',
  'warning',
  function* (sourced, report, facts) {
    const { build } = sourced.source;
    if (!build) return;
    yield* checkFiles(sourced, build, report, facts);
    yield* checkVariables(sourced, build, report);
  },
);

function* checkFiles(
  { task }: SourcedTask,
  { image, context }: BuildSource,
  report: Reporter<Finding>,
  facts: Facts,
): Generator<Diagnostic> {
  const secretFiles = secretFilesIn(facts, context.path);
  for (const path of context.paths) {
    if (!secretFiles.has(path) && !looksSecret(path)) continue;
    const copy = image.copies.find((candidate) => covers(candidate, path));
    if (!copy) continue;
    const what = `${task.name} takes ${path} into its image, where everybody who can pull the image can read it.`;
    const mend = `Add ${path} to .dockerignore, and change what was in it if such an image was ever pushed.`;
    yield report(copy.span, { what, mend });
  }
}

/** Files of Compose's own secrets, by their path in a build context. */
function secretFilesIn({ project }: Facts, context: string): ReadonlySet<string> {
  const paths = (project?.secrets ?? []).flatMap(({ source }) =>
    source.kind === 'file' ? [pathWithin(context, source.path.replace(/^\.\//, ''))] : [],
  );
  return new Set(paths.filter((path) => path !== undefined));
}

/** By its name alone: what is in it is never read. */
function looksSecret(path: string): boolean {
  const name = baseName(path);
  if (/example|sample|template|default|\.dist$|\.test$|\.ci$/i.test(name)) return false;
  if (/^\.env(?:\.|$)|\.env$/.test(name)) return true;
  if (/^id_(?:rsa|dsa|ecdsa|ed25519)$|^\.(?:netrc|git-credentials|pypirc)$/.test(name)) return true;
  if (/\.(?:pem|key|p12|pfx|jks|keystore)$/.test(name)) {
    return !/(?:^|[-_.])(?:pub|public|ca|cert|certs|chain|fullchain|bundle|root)\b/i.test(name);
  }
  return /(?:credential|service[-_]?account|adminsdk)[\w.-]*\.json$/i.test(name);
}

function* checkVariables(
  { task }: SourcedTask,
  { image }: BuildSource,
  report: Reporter<Finding>,
): Generator<Diagnostic> {
  for (const { instructions } of image.stages) {
    for (const instruction of instructions) {
      if (instruction.kind !== 'environment' && instruction.kind !== 'argument') continue;
      for (const { name, value } of instruction.entries) {
        const isSecret = classifyVariable(name.value, value?.value) === 'secret';
        // An empty variable only says that there is one.
        const isEmpty = instruction.kind === 'environment' && (value?.value ?? '') === '';
        if (!isSecret || isEmpty || isStandIn(value?.value)) continue;
        const how = instruction.kind === 'environment' ? 'ENV' : 'ARG';
        const what = `${how} ${name.value} stays readable in the image of ${task.name} and in its history.`;
        const mend =
          how === 'ENV'
            ? 'Give it to the service as a variable of the Compose file: it then comes from Secrets Manager.'
            : 'Give it to the one step that needs it: `RUN --mount=type=secret,id=…`.';
        yield report(name.span, { what, mend });
      }
    }
  }
}

/** Values that only satisfy a step of the build. */
function isStandIn(value: string | undefined): boolean {
  return /^(?:dummy|fake|placeholder|unused|not-?used|none|x+)\b/i.test(value ?? '');
}
