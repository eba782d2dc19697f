import type { Diagnostic } from '@seaworthy/compiler';
import type { Certainty } from './cause.ts';
import type { NotRead } from './live/not-read.ts';
import type { Mend } from './mend/mend.ts';

/** One thing that is wrong, with what shows it, how sure that is, and how to mend it. */
export interface Problem {
  readonly diagnostic: Diagnostic;
  readonly certainty: Certainty;
  /** AWS's or the application's own words; empty when settings alone show it. */
  readonly evidence: readonly string[];
  /** Codes of what was seen too and follows from it. */
  readonly also: readonly string[];
  readonly mend?: Mend;
}

/** What an examination came to. */
export interface DoctorReport {
  /** What was examined: `service api in cluster shop`. */
  readonly subject: string;
  /** The gravest first, each once, its consequences folded into it. */
  readonly problems: readonly Problem[];
  /** What could be better and keeps nothing from running. */
  readonly risks: readonly Diagnostic[];
  /** Rules that could not be decided, by the permission that was missing. */
  readonly undecided: readonly Undecided[];
  /** Parts of a running system that the doctor does not look at, with the rules about them. */
  readonly notRead: readonly NotRead[];
  /** Services that were asked for and are not there. */
  readonly missing: readonly string[];
  readonly seen: Seen;
}

/** How much of it could be examined: without what runs, or a record's end, less can be said. */
export type Seen = 'all' | 'nothing-deployed' | 'services-unreadable' | 'broken-off';

export interface Undecided {
  /** The IAM action. */
  readonly action: string;
  /** AWS's own words. */
  readonly says: string;
  readonly denied: boolean;
  readonly rules: readonly string[];
}
