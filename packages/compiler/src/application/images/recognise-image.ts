import type { ProjectHost } from '../../project/host.ts';
import type { Service } from '../../project/project.ts';
import type { Span } from '../../source/span.ts';
import { lookUpImage } from './image-catalogue.ts';
import type { ImageMeaning } from './image-meaning.ts';
import { type ImageReference, parseImage } from './parse-image.ts';
import { type ImageFile, readImageFile } from './read-image-file.ts';

/** What is known about the image of a service. */
export interface ServiceImage {
  /** As written, or the image that the service's Dockerfile starts from. */
  readonly text: string;
  readonly reference: ImageReference;
  /** What the image is known to be. */
  readonly meaning?: ImageMeaning;
  /** Present when the project builds it. */
  readonly file?: ImageFile;
  readonly built: boolean;
  readonly span: Span;
}

/** Looks at a service's image; one that is built is known by what its Dockerfile starts from. */
export function recogniseImage(service: Service, host: ProjectHost): ServiceImage | undefined {
  const { build, image } = service;
  if (build) {
    const file = readImageFile(build, host);
    return describe(file?.base ?? image?.value ?? '', build.span, true, file);
  }
  return image && describe(image.value, image.span, false, undefined);
}

function describe(
  text: string,
  span: Span,
  built: boolean,
  file: ImageFile | undefined,
): ServiceImage {
  const reference = parseImage(text);
  const isKnown = !built || file?.base !== undefined;
  const meaning = isKnown ? lookUpImage(reference.path) : undefined;
  return {
    text,
    reference,
    ...(meaning && { meaning }),
    ...(file && { file }),
    built,
    span,
  };
}
