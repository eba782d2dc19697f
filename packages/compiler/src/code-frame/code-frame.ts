import type { SourceFile } from '../source/source-file.ts';
import type { Span } from '../source/span.ts';
import { mergeStretches, type Stretch } from '../variables/find-credentials.ts';
import { type FileLines, readLines } from './file-lines.ts';
import { layOutLine } from './frame-line.ts';
import { linesAround } from './lines-around.ts';
import { hiddenInLine } from './mask.ts';
import { surroundingsOf } from './surroundings.ts';

/** The lines around a span, fit to be shown: secrets are hidden, also in a file that is broken. */
export interface CodeFrame {
  readonly path: string;
  /** Where the span starts; both numbers start at 1. */
  readonly line: number;
  readonly column: number;
  readonly lines: readonly CodeFrameLine[];
}

export interface CodeFrameLine {
  readonly number: number;
  /** Tabs are spaces, hidden text is dots, and what is far from the span is cut. */
  readonly text: string;
  /** The columns to underline, as a terminal counts them: from 0, `end` excluded. */
  readonly mark?: { readonly start: number; readonly end: number };
}

export interface CodeFrameOptions {
  /** Lines shown before and after; 1 if not given. */
  readonly context?: number;
  /** Columns that a line may take; 100 if not given. */
  readonly width?: number;
  /** Places known to be secret, beside those that the text itself shows to be. */
  readonly hidden?: readonly Span[];
}

/** Draws the frame of a span; a span outside the text is moved to its nearest end. */
export type DrawCodeFrame = (span: Span, options?: CodeFrameOptions) => CodeFrame;

/** Reads a file's lines once, for as many frames of it as are wanted. */
export function codeFramesOf(file: SourceFile): DrawCodeFrame {
  const fileLines = readLines(file);
  return (span, options = {}) => drawCodeFrame(fileLines, file.text.length, span, options);
}

function drawCodeFrame(
  file: FileLines,
  length: number,
  span: Span,
  { context = 1, width, hidden = [] }: CodeFrameOptions,
): CodeFrame {
  const start = Math.min(Math.max(span.start, 0), length);
  const end = Math.min(Math.max(span.end, start), length);
  const { startIndex, firstShown, lastShown } = linesAround(file, start, end, context);
  const lines: CodeFrameLine[] = [];
  for (let index = firstShown; index <= lastShown; index += 1) {
    const secrets = secretsIn(file, index, hidden);
    const mark = markIn(file, index, startIndex, { start, end });
    const laidOut = layOutLine(file.lines[index] ?? '', secrets, mark, width);
    lines.push({ number: index + 1, ...laidOut });
  }
  const column = start - (file.offsets[startIndex] ?? 0) + 1;
  return { path: file.path, line: startIndex + 1, column, lines };
}

export function secretsIn(
  file: FileLines,
  index: number,
  hidden: readonly Span[],
): readonly Stretch[] {
  const line = file.lines[index] ?? '';
  const offset = file.offsets[index] ?? 0;
  const surroundings = file.secretText.has(index) ? 'hidden' : surroundingsOf(file, index);
  const known = hidden
    .filter((place) => place.file === file.path)
    .filter(({ start, end }) => start < offset + line.length && end > offset)
    .map((place) => within(place, offset, line));
  return mergeStretches([...hiddenInLine(line, surroundings), ...known]);
}

/** The part of a line that a span covers, as the line counts; undefined when it covers none. */
function markIn(
  file: FileLines,
  index: number,
  startIndex: number,
  { start, end }: Stretch,
): Stretch | undefined {
  const content = file.lines[index] ?? '';
  const offset = file.offsets[index] ?? 0;
  if (index === startIndex) return within({ start, end }, offset, content);
  if (index < startIndex || end <= offset) return undefined;
  const indentation = content.search(/\S/);
  return indentation === -1
    ? undefined
    : within({ start: offset + indentation, end }, offset, content);
}

function within({ start, end }: Stretch, offset: number, line: string): Stretch {
  const clip = (place: number) => Math.min(Math.max(place - offset, 0), line.length);
  return { start: clip(start), end: clip(end) };
}
