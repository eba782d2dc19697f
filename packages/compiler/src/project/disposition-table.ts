import type { Disposition } from './dispositions.ts';

/** What becomes of a key of the Compose Specification in production, and why. */
export function dispositionOf(_path: string): { disposition: Disposition; reason: string } {
  return { disposition: 'unsupported', reason: '' };
}
