import { positionAt, type SourceFile } from '../source/source-file.ts';
import type { Span } from '../source/span.ts';
import { mergeStretches, type Stretch } from '../variables/find-credentials.ts';
import { layOutLine } from './frame-line.ts';
import { type LinesAround, linesAround } from './lines-around.ts';
import { hiddenInLine } from './mask.ts';
import { linesOfSecretText } from './secret-text.ts';
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

/** Builds the frame of a span; a span outside the text is moved to its nearest end. */
export function codeFrame(
  file: SourceFile,
  span: Span,
  { context = 1, width, hidden = [] }: CodeFrameOptions = {},
): CodeFrame {
  const { path, text } = file;
  const start = Math.min(Math.max(span.start, 0), text.length);
  const end = Math.min(Math.max(span.end, start), text.length);
  const view = linesAround(text, start, end, context);
  const secretText = linesOfSecretText(view.lines);
  const secretPlaces = hidden.filter((place) => place.file === path);
  const { line, column } = positionAt(text, start);

  const frameLine = (index: number): CodeFrameLine => {
    const content = view.lines[index] ?? '';
    const offset = view.offsets[index] ?? 0;
    const surroundings = secretText.has(index) ? 'hidden' : surroundingsOf(path, view.lines, index);
    const secrets = mergeStretches([
      ...hiddenInLine(content, surroundings),
      ...secretPlaces.map((place) => within(place, offset, content)),
    ]);
    const number = line + index - view.startIndex;
    return { number, ...layOutLine(content, secrets, markIn(view, index, start, end), width) };
  };
  const count = view.lastShown - view.firstShown + 1;
  const lines = Array.from({ length: count }, (_, at) => frameLine(view.firstShown + at));
  return { path, line, column, lines };
}

/** The part of a line that a span covers, as the line counts; undefined when it covers none. */
function markIn(view: LinesAround, index: number, start: number, end: number): Stretch | undefined {
  const content = view.lines[index] ?? '';
  const offset = view.offsets[index] ?? 0;
  if (index === view.startIndex) return within({ start, end }, offset, content);
  if (index < view.startIndex || end <= offset) return undefined;
  const indentation = content.search(/\S/);
  return indentation === -1
    ? undefined
    : within({ start: offset + indentation, end }, offset, content);
}

function within({ start, end }: Stretch, offset: number, line: string): Stretch {
  const clip = (place: number) => Math.min(Math.max(place - offset, 0), line.length);
  return { start: clip(start), end: clip(end) };
}
