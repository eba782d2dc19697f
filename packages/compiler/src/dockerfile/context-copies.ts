import { baseName, cleanPath, joinPath, pathWithin } from '../source/path.ts';
import type { Located } from '../source/span.ts';
import type { ContextCopy } from './built-image.ts';
import { readIgnorePattern } from './ignore-file/ignore-pattern.ts';
import { isIgnored } from './ignore-file/read-ignore-file.ts';

/** A `COPY` or `ADD` with variables put in and the destination made absolute. */
export interface CopyRequest {
  readonly sources: readonly Located<string>[];
  readonly destination: string;
  readonly mode?: string;
}

/** What a copy out of the build context brings. */
export function copiesFromContext(request: CopyRequest): readonly ContextCopy[] {
  return request.sources.map((source) => ({
    source: cleanPath(`/${source.value}`).slice(1),
    destination: request.destination,
    ...(request.mode !== undefined && { mode: request.mode }),
    span: source.span,
  }));
}

/** What a copy out of another stage brings along of the context's files that are there. */
export function copiesFromStage(
  request: CopyRequest,
  copies: readonly ContextCopy[],
): readonly ContextCopy[] {
  return request.sources.flatMap((source) =>
    copies.flatMap((copy) => passOn(copy, cleanPath(`/${source.value}`), request)),
  );
}

function passOn(copy: ContextCopy, source: string, request: CopyRequest): readonly ContextCopy[] {
  const { destination } = request;
  const inside = pathWithin(source, copy.destination);
  if (inside !== undefined) return [{ ...copy, destination: joinPath(destination, inside) }];
  const part = pathWithin(copy.destination, source);
  return part === undefined ? [] : [{ ...copy, source: joinPath(copy.source, part), destination }];
}

/** The file of the context that is at a path of the image, if the context has it. */
export function contextFileAt(
  imagePath: string,
  copies: readonly ContextCopy[],
  has: (path: string) => boolean,
): { readonly path: string; readonly copy: ContextCopy } | undefined {
  for (const copy of copies.toReversed()) {
    const path = candidatesAt(imagePath, copy).find((candidate) => {
      return has(candidate) && covers(copy, candidate);
    });
    if (path !== undefined) return { path, copy };
  }
  return undefined;
}

/** Whether a copy takes a file of the context along. */
export function covers({ source }: ContextCopy, path: string): boolean {
  if (!isPattern(source)) return pathWithin(source, path) !== undefined;
  const pattern = readIgnorePattern(source);
  return pattern !== undefined && isIgnored({ patterns: [pattern] }, path);
}

/** `COPY a /x` puts a file `a` at `/x` or at `/x/a`, and a folder's files below `/x`. */
function candidatesAt(imagePath: string, { source, destination }: ContextCopy): readonly string[] {
  const inside = pathWithin(destination, imagePath);
  if (inside === undefined) return [];
  if (inside === '') return [source];
  const folder = isPattern(source) ? cleanPath(`${source}/..`) : source;
  return baseName(source) === inside
    ? [source, joinPath(folder, inside)]
    : [joinPath(folder, inside)];
}

function isPattern(source: string): boolean {
  return /[*?[]/.test(source);
}
