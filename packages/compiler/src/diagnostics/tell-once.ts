import type { Diagnostic } from './diagnostic.ts';

/** Leaves out what has been said of the same place in the same words, such as a shared `.env` says. */
export function tellOnce(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const told = new Set<string>();
  return diagnostics.filter(({ code, message, span }) => {
    const key = `${code}\n${message}\n${span?.file}:${span?.start}`;
    if (told.has(key)) return false;
    told.add(key);
    return true;
  });
}
