import type { BuiltImage } from '../dockerfile/built-image.ts';
import type { SourceFile } from '../source/source-file.ts';
import type { Span } from '../source/span.ts';
import type { ContextFacts } from './source/context/context-facts.ts';
import type { FileFacts } from './source/context/file-reader.ts';
import type { MissingDockerfile } from './source/missing-dockerfile.ts';
import type { Start } from './source/start/start.ts';

/** What a project's own files say: Dockerfiles, program texts, manifests, scripts, workflows. */
export interface SourceFacts {
  /** One for each task of the application, in its order. */
  readonly services: readonly ServiceSource[];
  /** Scripts and workflows that deploy. */
  readonly procedures: readonly SourceFile[];
  /** `.gitattributes`, of the project directory and of the build contexts. */
  readonly gitAttributes: readonly SourceFile[];
  /** Every file that a span of these facts may point into. */
  readonly files: readonly SourceFile[];
  /** Whether a limit kept program texts from being read. */
  readonly truncated: boolean;
}

export interface ServiceSource {
  readonly name: string;
  /** Absent for an image that is pulled. */
  readonly build?: BuildSource;
  /** What a build would look for in vain. */
  readonly missing?: MissingDockerfile;
  /** Absent when only a pulled image knows how it starts. */
  readonly start?: Start;
}

/** What an image is built from; the same object for every service with the same build. */
export interface BuildSource {
  readonly image: BuiltImage;
  readonly context: ContextFacts;
  /** Program texts and manifests that go into the image, as they are or compiled. */
  readonly files: readonly FileFacts[];
  /** Names and places of the build arguments that the project gives. */
  readonly buildArguments: ReadonlyMap<string, Span>;
}
