/** `./a//b/../c/` becomes `a/c`; an absolute path stays absolute; nothing is above the root. */
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

/** The second path as seen from the first; an absolute one stands for itself. */
export function joinPath(folder: string, path: string): string {
  return cleanPath(path.startsWith('/') || folder === '' ? path : `${folder}/${path}`);
}

/** What leads from a folder to a path in it, `''` for the folder itself; undefined outside it. */
export function pathWithin(folder: string, path: string): string | undefined {
  if (path === folder) return '';
  const prefix = folder === '' || folder.endsWith('/') ? folder : `${folder}/`;
  return path.startsWith(prefix) ? path.slice(prefix.length) : undefined;
}
