import { type ShellToken, shellTokens } from './shell-tokens.ts';
import type { ShellWord } from './shell-word.ts';

/** One simple command of a shell script. */
export interface ShellCommand {
  /** The program and its arguments; `A=1` before the program is not among them. */
  readonly words: readonly ShellWord[];
  /** How many of `if`, `for`, `while`, `case`, `{` and `(` it stands in. */
  readonly depth: number;
  /** What stands behind it: `&&`, `|`, a line's end, … or nothing. */
  readonly followedBy: string;
}

/** Splits a script into its simple commands. Any text gives some; nothing is expanded. */
export function splitShell(script: string): readonly ShellCommand[] {
  const commands: ShellCommand[] = [];
  const open: string[] = [];
  let words: ShellToken[] = [];
  for (const token of [...shellTokens(script), endOfScript]) {
    if (token.kind === 'word') words.push(token);
    else {
      const command = withoutReserved(words, open);
      // What stands before a bracket is a function's name or a pattern of `case`.
      const isCommand = command.length > 0 && token.text !== '(' && !isPattern(token, open);
      if (isCommand) {
        commands.push({ words: command, depth: open.length, followedBy: token.text });
      }
      if (token.text === '(') open.push('(');
      else if (token.text === ')' && open.at(-1) === '(') open.pop();
      words = [];
    }
  }
  return commands;
}

const endOfScript: ShellToken = { kind: 'operator', text: '', start: 0, end: 0 };

function isPattern(operator: ShellToken, open: readonly string[]): boolean {
  return operator.text === ')' && open.at(-1) !== '(';
}

/** Takes reserved words off a command's front, keeping book of what they open and close. */
function withoutReserved(words: readonly ShellToken[], open: string[]): readonly ShellToken[] {
  let index = 0;
  for (; index < words.length; index += 1) {
    const text = words[index]?.text ?? '';
    const opens = openers.has(text);
    if (opens) open.push(text);
    else if (closers.has(text)) open.pop();
    else if (!connectors.has(text) && !/^[A-Za-z_]\w*\+?=/.test(text)) break;
    if (opens && !conditions.has(text)) return [];
  }
  return words.slice(index);
}

const openers = new Set(['if', 'while', 'until', 'for', 'case', 'select', '{']);
/** Those of the openers that a command follows. */
const conditions = new Set(['if', 'while', 'until', '{']);
const closers = new Set(['fi', 'done', 'esac', '}']);
const connectors = new Set(['then', 'elif', 'else', 'do', 'in', '!', 'time']);
