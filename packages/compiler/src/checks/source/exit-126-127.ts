import type { Diagnostic, Reporter } from '../../diagnostics/diagnostic.ts';
import { baseImageOf } from '../../dockerfile/base-image.ts';
import type { BuiltImage } from '../../dockerfile/built-image.ts';
import { contextFileAt } from '../../dockerfile/context-copies.ts';
import { lacksProgram } from '../../dockerfile/has-program.ts';
import { programOf, type SourceText, type StartStep } from '../../facts/source/start/start.ts';
import type { BuildSource } from '../../facts/source-facts.ts';
import { baseName, joinPath } from '../../source/path.ts';
import type { Span } from '../../source/span.ts';
import { withSeverity } from '../about.ts';
import type { SourcedTask } from './sourced-task.ts';
import { type Finding, taskCheck } from './task-check.ts';

/** The first process must be there, be executable, and run what it is given. */
export const exit126127 = taskCheck('exit-126-127', 'error', function* (sourced, report) {
  const { build, start } = sourced.source;
  if (!start) return;
  yield* checkCommand(sourced, report);
  if (!build) return;
  for (const step of start.steps) {
    const missing = missingShell(step, build.image);
    if (!missing) continue;
    const what = `${sourced.task.name} starts with ${missing.program}, which its image \`${build.image.base.value}\` does not have: it stops with exit code 127.`;
    yield report(missing.span, {
      what,
      mend: 'Write ENTRYPOINT and CMD as JSON, `["node", "server.js"]`, or install the shell in the Dockerfile.',
    });
  }
  const [first] = start.steps;
  if (first?.script) yield* checkMode(sourced, first, first.script, build, report);
});

/** A command given to an entrypoint that does nothing with it. */
function* checkCommand(
  { task, service, source }: SourcedTask,
  report: Reporter<Finding>,
): Generator<Diagnostic> {
  const script = source.start?.steps[0]?.script;
  if (!script || !service.command || service.entrypoint) return;
  if (!source.build?.image.entrypoint || /\$(?:[@*#1-9]|\{[@*#1-9])|\bshift\b/.test(script.text)) {
    return;
  }
  const what = `${task.name} gives a command that ${script.path} never runs: the script ignores its arguments.`;
  const mend = `End ${script.path} with \`exec "$@"\`.`;
  yield report(service.command.span, { what, mend });
}

/** The shell that a step needs and the image lacks. */
function missingShell(
  step: StartStep,
  image: BuiltImage,
): { readonly program: string; readonly span: Span } | undefined {
  const [line = '', interpreter] =
    /^#!\s*(?:\/\S*\/env\s+)?(\S+)/.exec(step.script?.text ?? '') ?? [];
  const program = interpreter === undefined ? programOf(step) : baseName(interpreter);
  const isMissing = program === 'bash' ? lacksProgram(image, 'bash') : isShell(program);
  if (!isMissing || (program !== 'bash' && hasShell(image))) return undefined;
  const { script, span } = step;
  return {
    program,
    span: script && line ? { file: script.path, start: 0, end: line.length } : span,
  };
}

function isShell(program: string): boolean {
  return program === 'sh' || program === 'ash';
}

function hasShell(image: BuiltImage): boolean {
  if (baseImageOf(image.base.value).shell !== 'none') return true;
  return image.additions.some((path) => ['', 'bin', 'busybox', 'sh'].includes(baseName(path)));
}

/** Nothing in the Dockerfile makes the script executable: it depends on who builds. */
function* checkMode(
  { task }: SourcedTask,
  step: StartStep,
  script: SourceText,
  { image, context }: BuildSource,
  report: Reporter<Finding>,
): Generator<Diagnostic> {
  const [program = ''] = step.words;
  const path = joinPath(image.workdir, program);
  // Nothing is found for `sh start.sh`, which needs no mode.
  const copy = contextFileAt(path, image.copies, (file) => context.paths.has(file))?.copy;
  const isMade = image.runs.some(({ script: run }) => /\bchmod\b/.test(run.text));
  if (!copy || copy.mode !== undefined || isMade) return;
  const what = `Nothing in the Dockerfile makes ${script.path} executable: built on a machine where it is not, ${task.name} stops with exit code 126.`;
  const mend = `Copy it with \`COPY --chmod=755\`, or mark it in Git: \`git update-index --chmod=+x ${script.path}\`.`;
  yield withSeverity('advice', report(copy.span, { what, mend }));
}
