import type { Located, Span } from '../source/span.ts';
import type {
  HealthcheckInstruction,
  RunInstruction,
  Stage,
  StartInstruction,
} from './dockerfile.ts';

/** What a Dockerfile makes when one of its stages is built. */
export interface BuiltImage {
  /** The image it starts from, with variables put in; `scratch` for none. */
  readonly base: Located<string>;
  /** The `--platform` that decides the base's architecture, as written. */
  readonly platform?: Located<string>;
  /** `ENV`, with variables put in. */
  readonly environment: ReadonlyMap<string, Located<string>>;
  readonly workdir: string;
  readonly user?: Located<string>;
  /** What runs shell forms. */
  readonly shell: readonly string[];
  readonly entrypoint?: StartInstruction;
  readonly command?: StartInstruction;
  readonly healthcheck?: HealthcheckInstruction;
  /** `RUN`s whose files stay in the image. */
  readonly runs: readonly RunInstruction[];
  /** What comes from the build context, also by way of other stages; the last one wins. */
  readonly copies: readonly ContextCopy[];
  /** What comes from the build context into any stage that is built for it, compiled or not. */
  readonly inputs: readonly ContextCopy[];
  /** Where files of other images and stages are put. */
  readonly additions: readonly string[];
  /** Stages whose instructions end up in the image. */
  readonly stages: readonly Stage[];
  /** All stages that are built for it. */
  readonly builtStages: readonly Stage[];
}

/** A path of the context, a pattern allowed, and the path in the image that it is copied to. */
export interface ContextCopy {
  readonly source: string;
  readonly destination: string;
  /** Octal, as `--chmod` says it. */
  readonly mode?: string;
  /** The source, where it is written. */
  readonly span: Span;
}
