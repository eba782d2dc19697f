import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Located } from '../source/span.ts';
import type { Classification } from '../variables/classify.ts';
import type { Text, Variable } from '../variables/text.ts';

/**
 * What the compiler asks of the outside: files and variables. The compiler itself touches neither
 * disk nor process. Secret values stay on the host's side: it hands over text with secrets left out.
 * Paths are relative to the project directory, with `/`; `..` may lead out of it.
 */
export interface ProjectHost {
  /** The text of a file, or why there is none. */
  readText(path: string): FileText;
  /** Names in a folder, folders with a trailing `/`, sorted; empty when there is no such folder. */
  listFolder(path: string): readonly string[];
  /** A variable for interpolation (process environment before `.env`, as Compose orders them). */
  variable(name: string, use: VariableUse): Variable | undefined;
  /** The entries of an `env_file`, read in Compose's dialect (or `raw`), secrets left out. */
  readEnvironmentFile(request: EnvironmentFileRequest): EnvironmentFileText;
  /** Problems of files that it read on its own, such as `.env`; asked for when all is read. */
  diagnostics?(): readonly Diagnostic[];
  /**
   * Set where the project is read to hand values over, and never to plan or to show anything: what
   * the Compose files themselves say of variables then stays whole.
   */
  readonly keepsLiterals?: true;
}

/** What a variable is wanted for, and so how much of it may be seen. */
export interface VariableUse {
  /** The user's own classification, when the project states one. */
  readonly declared?: Classification;
  /**
   * `structure`: an image, a port, a path; a variable that is merely unsure is revealed there.
   * `value`: an environment variable, an argument; unsure counts as secret.
   */
  readonly position: VariablePosition;
}

/** Whether a text shapes what is created, or only passes through to the application. */
export type VariablePosition = 'structure' | 'value';

export type FileText =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'absent' }
  /** `reason` is for people, such as "permission denied", "is a folder", "not UTF-8 text". */
  | { readonly kind: 'unreadable'; readonly reason: string };

export interface EnvironmentFileRequest {
  readonly path: string;
  readonly format: 'compose' | 'raw';
  /** Classifications that the project declares, by variable name. */
  readonly declared: ReadonlyMap<string, Classification>;
  /** Default `value`; `structure` when an included file is interpolated with the entries. */
  readonly position?: VariablePosition;
}

export type EnvironmentFileText =
  | {
      readonly kind: 'entries';
      readonly entries: readonly EnvironmentFileEntry[];
      readonly diagnostics: readonly Diagnostic[];
    }
  | Exclude<FileText, { readonly kind: 'text' }>;

/** `value` is null for a bare `NAME`, which takes the host's own value. */
export interface EnvironmentFileEntry {
  readonly name: Located<string>;
  readonly value: Text | null;
}
