import type { Script } from '../../../packages/sandbox/src/index.ts';

/** A container that writes these lines as soon as it has started, and exits. */
export function ends(code: number, ...lines: readonly string[]): Script {
  return { exits: { after: 1500, code }, logs: written(...lines) };
}

/** Lines of a log, one a millisecond from 0.9 s on. */
export function written(...lines: readonly string[]): NonNullable<Script['logs']> {
  return lines.map((line, index) => ({ after: 900 + index, line }));
}
