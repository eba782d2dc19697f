import type { Located } from '../source/span.ts';
import type { JoinedText, Place, TextPiece } from './joined-text.ts';
import { readWords } from './words.ts';

export type EscapeCharacter = '\\' | '`';

/** One instruction with its continuation lines joined, and the here-documents that follow it. */
export interface LogicalLine extends JoinedText {
  readonly hereDocuments: readonly Located<string>[];
}

interface PhysicalLine {
  readonly start: number;
  /** Without the line break. */
  readonly end: number;
}

/** The instructions of a Dockerfile as lines: comments and blank lines out, continuations joined. */
export function readLogicalLines(
  text: string,
  place: Place,
): { readonly escapeCharacter: EscapeCharacter; readonly lines: readonly LogicalLine[] } {
  const physical = splitLines(text);
  const escapeCharacter = readEscape(text, physical);
  const lines: LogicalLine[] = [];
  let next = 0;
  while (next < physical.length) {
    const joined = joinContinuations(text, physical, next, escapeCharacter, place);
    const documents = readHereDocuments(text, physical, joined, escapeCharacter, place);
    if (joined.text !== '') {
      lines.push({ text: joined.text, pieces: joined.pieces, hereDocuments: documents.bodies });
    }
    next = documents.next;
  }
  return { escapeCharacter, lines };
}

function splitLines(text: string): readonly PhysicalLine[] {
  const lines: PhysicalLine[] = [];
  let start = text.startsWith('\uFEFF') ? 1 : 0;
  while (start <= text.length) {
    const found = text.indexOf('\n', start);
    const end = found === -1 ? text.length : found;
    lines.push({ start, end: text[end - 1] === '\r' && end > start ? end - 1 : end });
    start = end + 1;
  }
  return lines;
}

/** Directives such as `# escape=` count only at the very top, before any other comment. */
function readEscape(text: string, lines: readonly PhysicalLine[]): EscapeCharacter {
  for (const { start, end } of lines) {
    const directive = /^\s*#\s*([a-z]+)\s*=\s*(\S.*)$/i.exec(text.slice(start, end));
    if (!directive) break;
    const [, name = '', value = ''] = directive;
    if (name.toLowerCase() === 'escape') return value.trim() === '`' ? '`' : '\\';
  }
  return '\\';
}

interface Joined extends JoinedText {
  readonly next: number;
}

function joinContinuations(
  text: string,
  lines: readonly PhysicalLine[],
  first: number,
  escapeCharacter: EscapeCharacter,
  place: Place,
): Joined {
  const pieces: TextPiece[] = [];
  let joined = '';
  let next = first;
  while (next < lines.length) {
    const { start, end } = lines[next] ?? { start: 0, end: 0 };
    const raw = text.slice(start, end);
    next += 1;
    if (/^\s*(?:#|$)/.test(raw)) {
      if (pieces.length === 0) break;
      continue;
    }
    const indent = pieces.length === 0 ? raw.length - raw.trimStart().length : 0;
    const { length, continues } = contentOf(raw, escapeCharacter);
    if (length > indent) {
      pieces.push({ at: joined.length, span: place(start + indent, start + length) });
      joined += raw.slice(indent, length);
    }
    if (!continues) break;
  }
  return { text: joined, pieces, next };
}

/** How much of a line belongs to the instruction, and whether the escapeCharacter at its end joins the next. */
function contentOf(
  raw: string,
  escapeCharacter: EscapeCharacter,
): { readonly length: number; readonly continues: boolean } {
  const { length } = raw.trimEnd();
  const continues = raw[length - 1] === escapeCharacter && raw[length - 2] !== escapeCharacter;
  return { length: continues ? length - 1 : length, continues };
}

interface HereDocuments {
  readonly bodies: readonly Located<string>[];
  readonly next: number;
}

/** `RUN <<EOF` takes the lines up to `EOF`; several take their lines one after the other. */
function readHereDocuments(
  text: string,
  lines: readonly PhysicalLine[],
  joined: Joined,
  escapeCharacter: EscapeCharacter,
  place: Place,
): HereDocuments {
  const bodies: Located<string>[] = [];
  let next = joined.next;
  for (const { delimiter, indented } of delimitersIn(joined.text, escapeCharacter)) {
    const start = lines[next]?.start ?? text.length;
    let end = start;
    for (; next < lines.length; next += 1) {
      const { start: lineStart, end: lineEnd } = lines[next] ?? { start: 0, end: 0 };
      const line = text.slice(lineStart, lineEnd);
      if ((indented ? line.replace(/^\t+/, '') : line) === delimiter) break;
      end = lineEnd;
    }
    next += 1;
    bodies.push({ value: text.slice(start, end), span: place(start, end) });
  }
  return { bodies, next };
}

function delimitersIn(line: string, escapeCharacter: EscapeCharacter) {
  if (!line.includes('<<') || !/^(?:RUN|COPY|ADD)\s/i.test(line)) return [];
  return readWords(line, 0, escapeCharacter).flatMap(({ raw }) => {
    const [, dash, name] = /^\d*<<(-?)([^<]+)$/.exec(raw) ?? [];
    const delimiter = name?.replace(/^(["'])(.*)\1$/, '$2');
    return delimiter ? [{ delimiter, indented: dash === '-' }] : [];
  });
}
