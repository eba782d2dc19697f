/**
 * What this machine's disk or its permissions refused: a fact of the world, and no mistake of ours.
 * Undefined for every other error.
 */
export function describeRefusalOfDisk(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code = '', path } = error as NodeJS.ErrnoException;
  const reason = reasons[code];
  if (reason === undefined) return undefined;
  return path === undefined ? reason : `${path} cannot be used: ${reason}`;
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EEXIST: 'something else has that name',
  ENOTDIR: 'a part of it is no folder',
  EISDIR: 'it is a folder',
  EROFS: 'its file system takes no changes',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full',
};
