import { type IgnorePattern, readIgnorePattern } from './ignore-pattern.ts';

/** What a `.dockerignore` leaves out of the build context. */
export interface IgnoreFile {
  readonly patterns: readonly IgnorePattern[];
}

/** Reads a `.dockerignore` as Docker does. Patterns that Docker refuses are left out. */
export function readIgnoreFile(text: string): IgnoreFile {
  const lines = text.replace(/^\uFEFF/, '').split('\n');
  return {
    patterns: lines.flatMap((line) => {
      const pattern = line.startsWith('#') ? undefined : readIgnorePattern(line);
      return pattern ? [pattern] : [];
    }),
  };
}

/**
 * Whether a path of the context is left out: it, or a folder above it, matches, and no later `!`
 * pattern takes it back. Paths are relative to the context, with `/`.
 */
export function isIgnored(file: IgnoreFile, path: string): boolean {
  let ignored = false;
  for (const pattern of file.patterns) {
    if (pattern.negated === ignored && matchesOrFolderMatches(pattern, path)) {
      ignored = !pattern.negated;
    }
  }
  return ignored;
}

/** Whether nothing inside an ignored folder can be taken back, so that it need not be listed. */
export function ignoresWholeFolder(file: IgnoreFile, folder: string): boolean {
  return isIgnored(file, folder) && !file.patterns.some((pattern) => pattern.negated);
}

function matchesOrFolderMatches(pattern: IgnorePattern, path: string): boolean {
  if (pattern.matches(path)) return true;
  for (let slash = path.indexOf('/'); slash !== -1; slash = path.indexOf('/', slash + 1)) {
    if (pattern.matches(path.slice(0, slash))) return true;
  }
  return false;
}
