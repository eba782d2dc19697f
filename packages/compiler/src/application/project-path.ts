import { joinPath } from '../project/paths.ts';

/** A path below the project directory without `.`, `..` and empty segments; the directory itself is empty. */
export function cleanPath(path: string): string {
  return joinPath('', path);
}

/** The path of `inner` seen from `folder`, when it lies in it: `./app/src` in `app` is `src`. */
export function pathWithin(folder: string, inner: string): string | undefined {
  const outer = cleanPath(folder);
  const path = cleanPath(inner);
  if (path === outer) return '';
  if (outer === '') return /^(?:[/~]|\.\.)/.test(path) ? undefined : path;
  return path.startsWith(`${outer}/`) ? path.slice(outer.length + 1) : undefined;
}
