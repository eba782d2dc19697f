/** What Go's `unicode.IsSpace` accepts; JavaScript's `\s` differs in two characters. */
const space = '[\\t-\\r \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]';

/** White space from a place on, line feeds included; sticky. */
export const anySpace = new RegExp(`${space}*`, 'y');

const oneSpace = new RegExp(space);

/** The text without the white space at its end, as Compose sees it. */
export function trimTrailingSpace(text: string): string {
  let end = text.length;
  while (end > 0 && oneSpace.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/** The place after what a sticky pattern matches there; the same place when nothing does. */
export function skipMatch(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}
