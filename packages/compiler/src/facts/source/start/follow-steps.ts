import { joinPath } from '../../../source/path.ts';
import { packageScript } from './package-script.ts';
import { type Onward, throughLines } from './shell-lines.ts';
import { programOf, type SourceText, type Start, type StartStep } from './start.ts';
import { unwrap } from './wrappers.ts';

/** What steps lead through, as far as the project's files show it. */
export interface Surroundings {
  /** The text of a file of the image that comes from the project. */
  readonly fileAt: (imagePath: string) => SourceText | undefined;
  /** Whether `sh` hands its process over to its last command. */
  readonly shellReplaces: boolean;
  readonly workdir: string;
}

/** Follows a command through shells, scripts and wrappers to the program that does the work. */
export function followSteps(first: StartStep, surroundings: Surroundings): Start {
  const steps: StartStep[] = [];
  const preparations: StartStep[] = [];
  let step: StartStep | undefined = first;
  // No command is wrapped this often; a script that runs itself would be followed for ever.
  while (step && steps.length < 8) {
    const script = scriptOf(step, surroundings);
    const known: StartStep = script ? { ...step, script } : step;
    const onward = onwardFrom(known, surroundings);
    steps.push(known);
    preparations.push(...onward.preparations);
    step = onward.next;
  }
  return { steps, preparations };
}

function onwardFrom(step: StartStep, surroundings: Surroundings): Onward {
  return (
    throughScript(step) ??
    throughShell(step, surroundings) ??
    throughPackageScript(step, surroundings) ??
    throughWrapper(step) ?? { preparations: [] }
  );
}

/** A shell script of the project: `/entrypoint.sh` itself, or `sh start.sh`. */
function scriptOf(step: StartStep, { fileAt, workdir }: Surroundings): SourceText | undefined {
  const path = scriptPathOf(step);
  const file = path === undefined ? undefined : fileAt(joinPath(workdir, path));
  const isScript = file && (/^#!.*\b\w*sh\b/.test(file.text) || file.path.endsWith('.sh'));
  return isScript ? file : undefined;
}

/** What a step runs as a file: its program, or the first argument of a shell. */
function scriptPathOf(step: StartStep): string | undefined {
  const [program, ...others] = step.words;
  if (!isShell(programOf(step))) return program;
  const [argument] = others;
  return argument?.startsWith('-') === false ? argument : undefined;
}

function throughScript(step: StartStep): Onward | undefined {
  const { script } = step;
  if (!script) return undefined;
  return throughLines({
    kind: 'script',
    text: script.text,
    parameters: step.words.slice(isShell(programOf(step)) ? 2 : 1),
    shellReplaces: false,
    place: (start, end) => ({ file: script.path, start, end }),
  });
}

/** `sh -c "a && exec b"` */
function throughShell(step: StartStep, { shellReplaces }: Surroundings): Onward | undefined {
  const program = programOf(step);
  const flag = step.words.findIndex((word) => /^-[a-z]*c$/.test(word));
  const text = step.words[flag + 1];
  if (!isShell(program) || flag === -1 || text === undefined) return undefined;
  return throughLines({
    kind: 'shell',
    text,
    parameters: step.words.slice(flag + 3),
    shellReplaces: program === 'bash' || shellReplaces,
    place: () => step.span,
  });
}

/** `npm start` */
function throughPackageScript(
  step: StartStep,
  { fileAt, workdir, shellReplaces }: Surroundings,
): Onward | undefined {
  const script = packageScript(step, fileAt(joinPath(workdir, 'package.json')));
  if (!script) return undefined;
  return throughLines({
    kind: 'package-script',
    text: script.line,
    parameters: [],
    shellReplaces,
    place: () => script.span,
  });
}

/** `tini -- node server.js` */
function throughWrapper(step: StartStep): Onward | undefined {
  const words = unwrap(programOf(step), step.words);
  if (!words) return undefined;
  const { span } = step;
  return { next: { kind: 'wrapped', words, replaces: true, span }, preparations: [] };
}

function isShell(program: string): boolean {
  return /^(?:ba|da|a|z)?sh$/.test(program);
}
