/** What mends a problem: a change of a project's file, or a command to run. */
export type Mend = Patch | { readonly kind: 'command'; readonly command: string };

/** Text put in place of text, in one file of the project. */
export interface Patch {
  readonly kind: 'patch';
  readonly file: string;
  /** What it does, in one line. */
  readonly does: string;
  /** Characters of the file, the end not counted. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A file's text with patches applied. Throws when two of them overlap. */
export function applyPatches(text: string, patches: readonly Patch[]): string {
  let end = text.length;
  let patched = text;
  for (const patch of patches.toSorted((one, other) => other.start - one.start)) {
    if (patch.end > end) throw new Error('two patches change the same text');
    patched = patched.slice(0, patch.start) + patch.text + patched.slice(patch.end);
    end = patch.start;
  }
  return patched;
}
