/** A word of a shell script; variables and substitutions stay as written, quotes do not. */
export interface ShellWord {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Reads the word that starts at an offset; empty where none does. */
export function readShellWord(script: string, start: number): ShellWord {
  let text = '';
  let at = start;
  while (at < script.length && !/[\s;&|()<>]/.test(script[at] ?? '')) {
    const part = readPart(script, at);
    text += part.text;
    at = part.end;
  }
  return { text, start, end: at };
}

interface Part {
  readonly text: string;
  readonly end: number;
}

function readPart(script: string, at: number): Part {
  const character = script[at] ?? '';
  if (character === '\\') return readEscaped(script, at);
  if (character === "'") return readSingleQuoted(script, at);
  if (character === '"') return readDoubleQuoted(script, at);
  return readSubstitution(script, at) ?? { text: character, end: at + 1 };
}

/** A backslash joins lines, or makes the next character a plain one. */
function readEscaped(script: string, at: number): Part {
  const next = script.startsWith('\r\n', at + 1) ? '\r\n' : (script[at + 1] ?? '');
  return { text: next.endsWith('\n') ? '' : next, end: at + 1 + next.length };
}

function readSingleQuoted(script: string, at: number): Part {
  const found = script.indexOf("'", at + 1);
  const end = found === -1 ? script.length : found;
  return { text: script.slice(at + 1, end), end: Math.min(end + 1, script.length) };
}

function readDoubleQuoted(script: string, start: number): Part {
  let text = '';
  let at = start + 1;
  while (at < script.length && script[at] !== '"') {
    const part =
      script[at] === '\\'
        ? readEscaped(script, at)
        : (readSubstitution(script, at) ?? { text: script[at] ?? '', end: at + 1 });
    text += part.text;
    at = part.end;
  }
  return { text, end: Math.min(at + 1, script.length) };
}

/** `$(…)`, `${…}` or backticks, as written. */
function readSubstitution(script: string, at: number): Part | undefined {
  const two = script.slice(at, at + 2);
  let end: number | undefined;
  if (two === '$(') end = closing(script, at + 1, '(', ')');
  else if (two === '${') end = closing(script, at + 1, '{', '}');
  else if (two.startsWith('`')) end = script.indexOf('`', at + 1) + 1 || script.length;
  return end === undefined ? undefined : { text: script.slice(at, end), end };
}

function closing(script: string, from: number, open: string, close: string): number {
  let depth = 0;
  for (let at = from; at < script.length; at += 1) {
    if (script[at] === open) depth += 1;
    else if (script[at] === close) depth -= 1;
    if (depth === 0) return at + 1;
  }
  return script.length;
}
