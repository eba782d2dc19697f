import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Span } from '../source/span.ts';
import { environmentFileProblems as problems } from './environment-file-problems.ts';
import type { VariableLookup } from './expand-template.ts';
import { looksGenerated } from './looks-generated.ts';
import type { EnvironmentFileReading, EnvironmentFileValue } from './read-environment-file.ts';
import { anySpace, skipMatch } from './white-space.ts';

/**
 * Reads an `env_file` of `format: raw`, as docker/cli's `kvfile` package does: a line is
 * `NAME=value` or a bare `NAME`; quotes, `$` and `#` in a value stand for themselves.
 */
export function parseRawEnvironmentFile(
  path: string,
  text: string,
  lookup: VariableLookup,
): EnvironmentFileReading {
  const entries = new Map<string, EnvironmentFileValue>();
  const diagnostics: Diagnostic[] = [];
  for (const { start, end } of linesOf(text)) {
    const line = text.slice(start, end);
    const span = (from: number, to: number): Span => ({
      file: path,
      start: start + from,
      end: start + to,
    });
    const problem = problemOf(line, span);
    if (problem) {
      diagnostics.push(problem);
      continue;
    }
    const equals = line.indexOf('=');
    const name = equals === -1 ? line : line.slice(0, equals);
    const nameSpan = span(0, name.length);
    const value = equals === -1 ? (lookup(name) ?? null) : line.slice(equals + 1);
    const valueSpan = equals === -1 ? nameSpan : span(equals + 1, line.length);
    const earlier = entries.get(name);
    if (earlier && value === null) continue;
    if (earlier) {
      const first = { message: 'set here first', span: earlier.name.span };
      diagnostics.push(problems['env-file/duplicate-name'](nameSpan, { name }, [first]));
    }
    entries.set(name, { name: { value: name, span: nameSpan }, value, valueSpan });
  }
  return { entries: [...entries.values()], diagnostics };
}

// Go's bufio.MaxScanTokenSize, in bytes.
const longestLine = 65_535;

/** The lines that are not empty and no comment, without leading space and without their ending. */
function* linesOf(text: string): Generator<{ readonly start: number; readonly end: number }> {
  let at = text.startsWith('\ufeff') ? 1 : 0;
  while (at < text.length) {
    const feed = text.indexOf('\n', at);
    const next = feed === -1 ? text.length : feed;
    const end = text[next - 1] === '\r' && next > at ? next - 1 : next;
    const start = skipMatch(anySpace, text, at);
    if (start < end && text[start] !== '#') yield { start, end };
    at = next + 1;
  }
}

function problemOf(line: string, span: (from: number, to: number) => Span): Diagnostic | undefined {
  const equals = line.indexOf('=');
  if (equals === 0) return problems['env-file/no-name'](span(0, line.length), {});
  const name = equals === -1 ? line : line.slice(0, equals);
  const space = name.search(/[ \t]/);
  if (space !== -1) return problems['env-file/bad-name'](span(space, name.length), {});
  if (looksGenerated(name)) return problems['env-file/bad-name'](span(0, name.length), {});
  if (isLongerThan(line, longestLine))
    return problems['env-file/long-line'](span(0, name.length), {});
  return undefined;
}

/** Whether the text takes more bytes than that in UTF-8. */
function isLongerThan(text: string, bytes: number): boolean {
  if (text.length * 3 <= bytes) return false;
  let length = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    length += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return length > bytes;
}
