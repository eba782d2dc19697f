import type { Located, Span } from '../source/span.ts';
import type { JoinedText } from './joined-text.ts';

/** A Dockerfile as written: nothing is expanded, every value has its place. */
export interface Dockerfile {
  /** `ARG`s before the first `FROM`. */
  readonly globals: readonly ArgumentInstruction[];
  readonly stages: readonly Stage[];
}

/** A `FROM` and what follows it. */
export interface Stage {
  readonly image: Located<string>;
  readonly platform?: Located<string>;
  readonly name?: Located<string>;
  readonly instructions: readonly Instruction[];
  readonly span: Span;
}

export type Instruction =
  | RunInstruction
  | StartInstruction
  | CopyInstruction
  | EnvironmentInstruction
  | ArgumentInstruction
  | ExposeInstruction
  | HealthcheckInstruction
  | ShellInstruction
  | UserInstruction
  | WorkdirInstruction
  | OtherInstruction;

export interface RunInstruction {
  readonly kind: 'run';
  /** What the shell gets, or the words of the exec form; here-documents are not in it. */
  readonly script: JoinedText;
  readonly hereDocuments: readonly Located<string>[];
  readonly span: Span;
}

/** `ENTRYPOINT` or `CMD`. */
export interface StartInstruction {
  readonly kind: 'entrypoint' | 'command';
  readonly invocation: Invocation;
  readonly span: Span;
}

/** `["node", "server.js"]`, or a line for the shell. */
export type Invocation =
  | { readonly form: 'exec'; readonly words: readonly Located<string>[] }
  | { readonly form: 'shell'; readonly line: Located<string> };

/** `COPY` or `ADD`; here-documents that it writes are not among the sources. */
export interface CopyInstruction {
  readonly kind: 'copy';
  readonly sources: readonly Located<string>[];
  readonly destination: Located<string>;
  /** A stage, an image or another context, instead of the build context. */
  readonly from?: Located<string>;
  readonly mode?: Located<string>;
  readonly span: Span;
}

export interface EnvironmentInstruction {
  readonly kind: 'environment';
  readonly entries: readonly VariableEntry[];
  readonly span: Span;
}

export interface ArgumentInstruction {
  readonly kind: 'argument';
  readonly entries: readonly VariableEntry[];
  readonly span: Span;
}

export interface VariableEntry {
  readonly name: Located<string>;
  readonly value?: Located<string>;
}

export interface ExposeInstruction {
  readonly kind: 'expose';
  readonly ports: readonly Located<string>[];
  readonly span: Span;
}

/** Durations are seconds; no test means `NONE`. */
export interface HealthcheckInstruction {
  readonly kind: 'healthcheck';
  readonly test?: Invocation;
  readonly interval?: Located<number>;
  readonly timeout?: Located<number>;
  readonly retries?: Located<number>;
  readonly startPeriod?: Located<number>;
  readonly span: Span;
}

/** What runs the shell forms after it. */
export interface ShellInstruction {
  readonly kind: 'shell';
  readonly words: readonly Located<string>[];
  readonly span: Span;
}

export interface UserInstruction {
  readonly kind: 'user';
  readonly user: Located<string>;
  readonly span: Span;
}

export interface WorkdirInstruction {
  readonly kind: 'workdir';
  readonly path: Located<string>;
  readonly span: Span;
}

/** An instruction that nothing asks about, or that Docker does not know. */
export interface OtherInstruction {
  readonly kind: 'other';
  readonly keyword: string;
  readonly span: Span;
}
