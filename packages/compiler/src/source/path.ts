/** `./a//b/../c/` becomes `a/c`; an absolute path stays absolute, and nothing is above the root. */
export function cleanPath(path: string): string {
  const absolute = path.startsWith('/');
  const kept: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') kept.push(part);
    else if (kept.length > 0 && kept.at(-1) !== '..') kept.pop();
    else if (!absolute) kept.push(part);
  }
  return (absolute ? '/' : '') + kept.join('/');
}

/** A path as seen from a folder, clean; what is not counted from a folder stands for itself. */
export function joinPath(folder: string, path: string): string {
  if (path.startsWith('/')) return cleanPath(path);
  if (!isRelative(path)) return path;
  return cleanPath(folder === '' ? path : `${folder}/${path}`);
}

/** What leads from a folder to a path in it, `''` for the folder itself; undefined outside it. */
export function pathWithin(folder: string, path: string): string | undefined {
  const outer = cleanPath(folder);
  const inner = cleanPath(path);
  if (inner === outer) return '';
  if (outer === '') return isRelative(inner) && !inner.startsWith('..') ? inner : undefined;
  const prefix = outer.endsWith('/') ? outer : `${outer}/`;
  return inner.startsWith(prefix) ? inner.slice(prefix.length) : undefined;
}

/** The folder of a file, empty for the project directory. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash <= 0 ? path.slice(0, slash + 1) : path.slice(0, slash);
}

/** The last part of a path. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Whether a path is counted from a folder: not from the root, a home, a drive or a host. */
export function isRelative(path: string): boolean {
  return !/^(?:\/|~|\\|[A-Za-z]:[\\/])/.test(path) && !isRemote(path);
}

/** Whether a path leads to another machine, as Git and HTTP addresses do. */
export function isRemote(path: string): boolean {
  return path.includes('://') || path.startsWith('git@') || path.startsWith('github.com/');
}
