import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { SourceFile } from '../source/source-file.ts';
import type { Span } from '../source/span.ts';
import { composeProblems } from './compose-diagnostics.ts';
import type { ProjectHost } from './host.ts';
import type { MappingNode } from './node.ts';

/** Takes a diagnostic; reading goes on. */
export type Report = (diagnostic: Diagnostic) => void;

/** One reading of a project: where text comes from and where mistakes go. */
export interface Reading {
  readonly host: ProjectHost;
  readonly report: Report;
  /** Every file that was read, in the order of reading. */
  readonly files: Map<string, ComposeFile>;
  /** Uses of variables that are not set, by name and place. */
  readonly unset: Map<string, Map<string, Span>>;
  /** Files included so far, each time counted. */
  inclusions: number;
  /** Names suggested or looked for in vain so far. */
  suggestions: number;
}

/** A Compose file as nodes. */
export interface ComposeFile {
  readonly source: SourceFile;
  /** Top-level mappings in order; as in Compose, each document lies over those before it. */
  readonly documents: readonly MappingNode[];
  /** Where the first syntax error is: what follows it may be misread. */
  readonly brokenAt?: number;
}

/** Begins a reading. */
export function startReading(host: ProjectHost, report: Report): Reading {
  return { host, report, files: new Map(), unset: new Map(), inclusions: 0, suggestions: 0 };
}

/** The text of a file that was read. */
export function textOf(reading: Reading, path: string): string {
  return reading.files.get(path)?.source.text ?? '';
}

/** Remembers the use of a variable that is not set. */
export function noteUnset(reading: Reading, name: string, span: Span): void {
  const uses = reading.unset.get(name) ?? new Map<string, Span>();
  uses.set(`${span.file}:${span.start}`, span);
  reading.unset.set(name, uses);
}

/** Tells each variable that is not set once, with all its uses. */
export function reportUnset(reading: Reading): void {
  for (const [name, uses] of reading.unset) {
    const [first, ...others] = uses.values();
    const related = others.map((span) => ({ message: 'also used here', span }));
    reading.report(composeProblems['compose/unset-variable'](first, { name }, related));
  }
}
