/**
 * Reads a file as ECS does for `environmentFiles`: a line is `NAME=value`, and nothing in it is
 * trimmed, unquoted or decoded.
 */
export function readEcsFile(text: string): ReadonlyMap<string, string> {
  const entries = text.split('\n').flatMap((written): [string, string][] => {
    const line = written.replace(/\r$/, '');
    const equals = line.indexOf('=');
    if (line.startsWith('#') || equals <= 0) return [];
    return [[line.slice(0, equals), line.slice(equals + 1)]];
  });
  return new Map(entries);
}
