import type { Span } from '../source/span.ts';
import type { Declared, VariableScope } from './interpolation/variable-scope.ts';
import type { MappingNode } from './node.ts';
import type { Reading } from './reading.ts';

/** What holds for a set of files that are laid over each other: the `-f` files, or an include. */
export interface Assembly {
  readonly reading: Reading;
  readonly scope: VariableScope;
  readonly declared: Declared;
  /** The folder that relative paths count from, empty for the project directory. */
  readonly folder: string;
  /** The files that led here by including each other, outermost first. */
  readonly includedBy: readonly string[];
}

/** A file to read; `asked` is the text that names it, if a file does. */
export interface WantedFile {
  readonly path: string;
  readonly asked?: Span;
}

/** Reads files and lays each over those before it. */
export type Assemble = (
  files: readonly WantedFile[],
  assembly: Assembly,
) => MappingNode | undefined;
