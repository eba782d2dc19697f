/**
 * A line of a log without what programs let slip into one: passwords in URLs, and JSON objects,
 * which a whole secret is. `postgres://app:hunter2@db` becomes `postgres://app:…@db`.
 */
export function concealInLine(line: string): string {
  return line
    .replace(/(\b[a-z][a-z0-9+.-]*:\/\/[^\s:@/]*):[^\s@]+@/gi, '$1:…@')
    .replace(/(?<=.)\{\\?".*$/s, '{…}');
}
