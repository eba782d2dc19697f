import { readdirSync } from 'node:fs';

export type Folder =
  | { readonly kind: 'read'; readonly names: ReadonlySet<string> }
  /** `reason` is for people, such as "there is no such folder". */
  | { readonly kind: 'unreadable'; readonly reason: string };

/** The names in a folder, or why they cannot be read. */
export function readFolder(path: string): Folder {
  try {
    return { kind: 'read', names: new Set(readdirSync(path)) };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return { kind: 'unreadable', reason: reasons[code] ?? code };
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such folder',
  ENOTDIR: 'it is a file',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
};
