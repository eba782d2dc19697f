import { type Document, isCollection, isPair, isScalar, type YAMLError } from 'yaml';

/** Where the quote or bracket was opened that an error misses the end of, if it is of that sort. */
export function startOfOpenText(error: YAMLError, document: Document.Parsed): number | undefined {
  if (/closing .quote/.test(error.message)) {
    return findStart(document.contents, error.pos[0], (node) => isScalar(node));
  }
  if (/ to end with|end with a/.test(error.message)) {
    return findStart(
      document.contents,
      error.pos[0],
      (node) => isCollection(node) && node.flow === true,
    );
  }
  return undefined;
}

/** Start of the innermost fitting node that ends where the error was noticed. */
function findStart(
  node: unknown,
  offset: number,
  fits: (node: unknown) => boolean,
): number | undefined {
  if (isPair(node)) {
    return findStart(node.value, offset, fits) ?? findStart(node.key, offset, fits);
  }
  if (!isScalar(node) && !isCollection(node)) return undefined;
  const [start = 0, , end = 0] = node.range ?? [];
  if (start > offset || end < offset) return undefined;
  if (isCollection(node)) {
    for (const item of [...node.items].reverse()) {
      const found = findStart(item, offset, fits);
      if (found !== undefined) return found;
    }
  }
  return fits(node) ? start : undefined;
}
