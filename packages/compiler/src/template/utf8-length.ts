/** How many bytes a text takes in UTF-8. */
export function utf8Length(text: string): number {
  let bytes = text.length;
  for (const [character] of text.matchAll(/[\u0080-\u{10ffff}]/gu)) {
    // Two units of UTF-16 beyond U+FFFF take four bytes, and one takes two or three.
    bytes += character < '\u0800' ? 1 : 2;
  }
  return bytes;
}
