import type { CompletePlan } from '../engine-commands/complete-plan.ts';
import type { TakenVariable } from '../secrets/own-values.ts';

/** What the files that init writes are made from. */
export interface InitFacts {
  readonly plan: Pick<CompletePlan, 'application' | 'project'>;
  readonly variables: readonly TakenVariable[];
  /** The text of a file, by its path from the project's folder; undefined when there is none. */
  readonly textOf: (path: string) => string | undefined;
}

/** A file as it should be. Paths are from the project's folder. */
export interface Proposal {
  readonly path: string;
  /** Absent: there is no such file yet. */
  readonly before?: string;
  readonly after: string;
  /** What it is good for, in a sentence. */
  readonly why: string;
  /** What is left to do by hand. */
  readonly next?: string;
}

/** Proposes files; each gives none when nothing is missing. */
export type Propose = (facts: InitFacts) => readonly Proposal[];

/** A text with lines at its end, on lines of their own. */
export function withLines(text: string, lines: readonly string[]): string {
  const start = text === '' || text.endsWith('\n') ? text : `${text}\n`;
  return `${start}${lines.join('\n')}\n`;
}
