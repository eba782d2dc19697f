/** Columns that a text takes in a terminal: East Asian and emoji characters two, marks none. */
export function displayWidth(text: string): number {
  if (isPlainAscii(text)) return text.length;
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width;
}

/** Columns of one character (one code point). */
export function characterWidth(character: string): 0 | 1 | 2 {
  const codePoint = character.codePointAt(0) ?? 0;
  if (isCommonNarrow(codePoint)) return 1;
  if (isWide(codePoint)) return 2;
  return rareWidth(character);
}

function isPlainAscii(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text);
}

/** Latin letters, and the dashes, quotes, arrows and lines that a page is drawn with. */
function isCommonNarrow(codePoint: number): boolean {
  return (
    (codePoint >= 0x20 && codePoint <= 0x7e) ||
    (codePoint >= 0xa0 && codePoint <= 0x2ff && codePoint !== 0xad) ||
    (codePoint >= 0x2010 && codePoint <= 0x2027) ||
    (codePoint >= 0x2190 && codePoint <= 0x2193) ||
    (codePoint >= 0x2500 && codePoint <= 0x257f)
  );
}

/** Unicode's East Asian Width `W` and `F`, emoji aside. */
function isWide(codePoint: number): boolean {
  return (
    codePoint >= 0x1100 &&
    (codePoint <= 0x115f ||
      (codePoint >= 0x2e80 && codePoint <= 0xa4cf && codePoint !== 0x303f && !isMark(codePoint)) ||
      (codePoint >= 0xa960 && codePoint <= 0xa97c) ||
      (codePoint >= 0xac00 && codePoint <= 0xd7a3) ||
      (codePoint >= 0xf900 && codePoint <= 0xfaff) ||
      (codePoint >= 0xfe30 && codePoint <= 0xfe6f) ||
      (codePoint >= 0xff01 && codePoint <= 0xff60) ||
      (codePoint >= 0xffe0 && codePoint <= 0xffe6) ||
      (codePoint >= 0x1b000 && codePoint <= 0x1b2ff) ||
      (codePoint >= 0x20000 && codePoint <= 0x3fffd))
  );
}

/** Tone and voicing marks that stand among wide characters. */
function isMark(codePoint: number): boolean {
  return (
    (codePoint >= 0x302a && codePoint <= 0x302d) || codePoint === 0x3099 || codePoint === 0x309a
  );
}

/**
 * Marks, format characters and the vowels and finals of decomposed Hangul take no room, emoji take
 * two columns. Unicode's own tables are slow to open, so they are asked last.
 */
function rareWidth(character: string): 0 | 1 | 2 {
  if (/^[\p{Mn}\p{Me}\p{Cf}\u1160-\u11ff\ud7b0-\ud7ff]$/u.test(character)) return 0;
  return /^\p{Emoji_Presentation}$/u.test(character) ? 2 : 1;
}
