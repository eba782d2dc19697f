/** A path below the project directory without `.` and empty segments: `./a/../b/` is `b`, `.` is empty. */
export function normalizePath(path: string): string {
  const segments: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment === '..' && segments.length > 0 && segments.at(-1) !== '..') segments.pop();
    else segments.push(segment);
  }
  return `${path.startsWith('/') ? '/' : ''}${segments.join('/')}`;
}

/** The path of `inner` seen from `folder`, when it lies in it: `app/src` in `app` is `src`. */
export function pathWithin(folder: string, inner: string): string | undefined {
  const outer = normalizePath(folder);
  const path = normalizePath(inner);
  if (path === outer) return '';
  if (outer === '') return path.startsWith('/') || path.startsWith('..') ? undefined : path;
  return path.startsWith(`${outer}/`) ? path.slice(outer.length + 1) : undefined;
}

/** The last segment: `./config/nginx.conf` is `nginx.conf`. */
export function lastSegment(path: string): string {
  return normalizePath(path).split('/').at(-1) ?? '';
}
