/** A path in a folder, cleaned of `.` and `..` as far as possible; absolute paths stay as they are. */
export function joinPath(folder: string, path: string): string {
  if (!isRelative(path)) return path;
  const parts: string[] = [];
  const start = folder.startsWith('/') ? '/' : '';
  for (const part of `${folder}/${path}`.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else parts.push(part);
  }
  return start + parts.join('/');
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
