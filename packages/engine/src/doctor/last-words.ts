import { finalError } from './logged-error.ts';

/**
 * The lines of a log that say why a program ended, at most `most`: its last error with what led to
 * it and the beginning of its stack. Without an error, the end of the log.
 */
export function lastWords(lines: readonly string[], most: number): readonly string[] {
  const error = finalError(lines);
  if (!error) return lines.slice(-most);
  const stack = lines.slice(error.start, error.end);
  const after = lines.slice(error.end);
  const own = shorten(stack, Math.max(1, most - Math.min(after.length, mostAfter)));
  const rest = after.slice(-Math.min(mostAfter, Math.max(0, most - own.length)));
  const before = Math.max(0, most - own.length - rest.length);
  const led = before === 0 ? [] : lines.slice(0, error.start).slice(-Math.min(before, mostBefore));
  return [...led, ...own, ...(most > own.length && after.length > 0 ? rest : [])];
}

const mostBefore = 3;
const mostAfter = 3;

/** The first lines, and how many are left out: the top of a stack says where it was. */
function shorten(lines: readonly string[], most: number): readonly string[] {
  if (lines.length <= most) return lines;
  const kept = lines.slice(0, Math.max(1, most - 1));
  return [...kept, `    … ${lines.length - kept.length} more lines`];
}
