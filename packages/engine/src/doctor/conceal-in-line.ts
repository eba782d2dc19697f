/**
 * A line of a log without what programs let slip into one: passwords in URLs, and whole secrets,
 * which are JSON objects. `postgres://app:hunter2@db` becomes `postgres://app:…@db`. A line that is
 * JSON itself keeps its objects; only those inside of its texts are secrets.
 */
export function concealInLine(line: string): string {
  const object = line.startsWith('{') ? /\{\\".*?\}(?=")/g : /\{\\?".*$/s;
  return line
    .replace(/(\b[a-z][a-z0-9+.-]*:\/\/[^\s:@/]*):[^\s@]+@/gi, '$1:…@')
    .replace(object, '{…}');
}
