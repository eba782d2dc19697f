/** A line as it reads without what only a terminal understands. */
export function withoutColours(line: string): string {
  return line.replace(sequence, '');
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: an escape sequence begins with one
const sequence = /\u001b\[[0-9;]*[A-Za-z]/g;
