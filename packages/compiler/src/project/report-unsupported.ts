import { composeProblems } from './compose-diagnostics.ts';
import type { KeyUse } from './dispositions.ts';
import type { Reading } from './reading.ts';

/** Tells every key that has no place in production; with `strict` it is an error. */
export function reportUnsupported(
  keys: readonly KeyUse[],
  strict: boolean,
  { report }: Reading,
): void {
  for (const { disposition, writtenPath: path, reason, span } of keys) {
    if (disposition !== 'unsupported') continue;
    const diagnostic = composeProblems['compose/unsupported-key'](span, { path, reason });
    report(strict ? { ...diagnostic, severity: 'error' } : diagnostic);
  }
}
