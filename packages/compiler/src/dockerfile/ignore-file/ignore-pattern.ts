import { cleanPath } from '../../source/path.ts';

/** One line of a `.dockerignore`; `!` patterns take back what earlier ones left out. */
export interface IgnorePattern {
  readonly pattern: string;
  readonly negated: boolean;
  readonly matches: (path: string) => boolean;
}

/** Reads a line's pattern; undefined for one that Docker refuses, such as `!` or `[`. */
export function readIgnorePattern(line: string): IgnorePattern | undefined {
  const trimmed = line.trim();
  const negated = trimmed.startsWith('!');
  // Patterns are taken from the root of the context, with or without a leading slash.
  const pattern = cleanPath(`/${negated ? trimmed.slice(1).trim() : trimmed}`).slice(1);
  if (pattern === '') return undefined;
  const matches = matcher(pattern);
  return matches && { pattern, negated, matches };
}

function matcher(pattern: string): ((path: string) => boolean) | undefined {
  if (!/[*?[\]\\]/.test(pattern)) return (path) => path === pattern;
  try {
    const expression = new RegExp(`^${expressionOf(pattern)}$`, 'su');
    return (path) => expression.test(path);
  } catch {
    return undefined;
  }
}

/** Docker's rules: `*` and `?` stay within a folder, `**` crosses any number of them, also none. */
function expressionOf(pattern: string): string {
  let expression = '';
  let at = 0;
  while (at < pattern.length) {
    const token = nextToken(pattern, at);
    expression += translate(token, at + token.length === pattern.length);
    at += token.length;
  }
  return expression;
}

function nextToken(pattern: string, at: number): string {
  const [token] = /^(?:\*\*\/?|\\.|\[\^?(?:\\.|[^\]\\])+\]|.)/su.exec(pattern.slice(at)) ?? [''];
  return token;
}

function translate(token: string, last: boolean): string {
  if (token.startsWith('**')) return last ? '.*' : '(?:.*/)?';
  if (token === '*') return '[^/]*';
  if (token === '?') return '[^/]';
  if (token.length > 2 && token.startsWith('[')) return characterClass(token);
  return escapeLiteral(token.length === 2 && token.startsWith('\\') ? token.slice(1) : token);
}

/** Characters keep their range marks; what only a regular expression gives a meaning is escaped. */
function characterClass(token: string): string {
  const negated = token.startsWith('[^');
  const body = token
    .slice(negated ? 2 : 1, -1)
    .replace(/\\(.)|[[\]^&|~]/gsu, (found, escaped) => escapeInClass(escaped ?? found));
  return `[${negated ? '^' : ''}${body}]`;
}

function escapeInClass(character: string): string {
  return /[[\]^\\&|~-]/.test(character) ? `\\${character}` : character;
}

function escapeLiteral(text: string): string {
  // A bracket on its own never closes: Docker refuses such a pattern.
  if (text === '[' || text === '\\') throw new SyntaxError(text);
  return text.replace(/[.+()|{}$^*?\]/\\]/g, '\\$&');
}
