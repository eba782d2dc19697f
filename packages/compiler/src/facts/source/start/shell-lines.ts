import type { Span } from '../../../source/span.ts';
import { type ShellCommand, splitShell } from '../shell/split-shell.ts';
import type { StartStep } from './start.ts';

/** What a step runs: its next step, and what must end before that. */
export interface Onward {
  readonly next?: StartStep;
  readonly preparations: readonly StartStep[];
}

export interface ShellLines {
  readonly kind: 'shell' | 'script' | 'package-script';
  readonly text: string;
  /** What `"$@"` stands for. */
  readonly parameters: readonly string[];
  /** Whether the shell hands its process over to its last command. */
  readonly shellReplaces: boolean;
  readonly place: (start: number, end: number) => Span;
}

/**
 * Finds the command of a script that does the work: the one that is `exec`ed, else the last one.
 * Where a condition decides between several it stays unknown.
 */
export function throughLines(lines: ShellLines): Onward {
  const commands = splitShell(lines.text);
  const handovers = commands.filter(isHandover);
  const work = handovers.length > 0 ? chooseHandover(handovers, lines) : lastCommand(commands);
  const next = work && stepOf(work, lines);
  const before = work ? commands.slice(0, commands.indexOf(work)) : commands;
  const preparations = before
    .filter(({ words, depth }) => depth === 0 && !builtins.has(words[0]?.text ?? ''))
    .map((command) => stepOf(command, lines));
  return next && next.words.length > 0 ? { next, preparations } : { preparations };
}

function isHandover({ words }: ShellCommand): boolean {
  return words[0]?.text === 'exec' && words.length > 1;
}

/** Of several `exec`s, the last one that no condition guards, when there is something to run. */
function chooseHandover(handovers: readonly ShellCommand[], { parameters }: ShellLines) {
  if (handovers.length === 1) return handovers[0];
  const plain = handovers.filter(({ depth }) => depth === 0);
  return plain.length === 1 && parameters.length > 0 ? plain[0] : undefined;
}

/** The last command; of a pipe its first, which the others only read from. */
function lastCommand(commands: readonly ShellCommand[]): ShellCommand | undefined {
  let index = commands.length - 1;
  while (index > 0 && commands[index - 1]?.followedBy === '|') index -= 1;
  const last = commands[index];
  return last?.depth === 0 && last.words[0]?.text !== 'wait' ? last : undefined;
}

function stepOf(command: ShellCommand, lines: ShellLines): StartStep {
  const [first, ...others] = command.words;
  const isExec = first?.text === 'exec';
  const words = (isExec ? others : command.words).flatMap(({ text }) =>
    /^\$(?:[@*]|\{[@*]\})$/.test(text) ? lines.parameters : [text],
  );
  return {
    kind: lines.kind,
    words,
    replaces: isExec || (lines.shellReplaces && command.followedBy === ''),
    span: lines.place(first?.start ?? 0, command.words.at(-1)?.end ?? 0),
  };
}

/** Commands that only set the scene. */
const builtins = new Set([
  '.',
  ':',
  '[',
  '[[',
  'cd',
  'echo',
  'exec',
  'exit',
  'export',
  'local',
  'printf',
  'return',
  'set',
  'shift',
  'source',
  'test',
  'trap',
  'ulimit',
  'umask',
]);
