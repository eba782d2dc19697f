/** The line with every value that may be secret hidden. */
export function maskLine(line: string): string {
  return line.replace(/\S/gu, '•');
}
