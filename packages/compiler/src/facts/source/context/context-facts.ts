import type { FileFacts } from './file-reader.ts';

/** What the builder of an image gets to see: the build context without what is ignored. */
export interface ContextFacts {
  /** Relative to the project directory; empty for the directory itself. */
  readonly path: string;
  /** Every file, relative to the context; folders of other people's code are left out. */
  readonly paths: ReadonlySet<string>;
  /** Program texts and manifests among them, by their path in the context. */
  readonly files: ReadonlyMap<string, FileFacts>;
}
