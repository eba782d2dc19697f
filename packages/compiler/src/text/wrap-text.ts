import { characterWidth, displayWidth } from './display-width.ts';
import { printable } from './printable.ts';

/**
 * The text in lines of at most `width` columns, broken between words, never at a no-break space;
 * a longer word is cut, unless it `isWhole`.
 */
export function wrapText(
  text: string,
  width: number,
  isWhole: (word: string) => boolean = () => false,
): readonly string[] {
  const words = printable(text)
    .split(' ')
    .flatMap((word) => (isWhole(word) ? [word] : cutWord(word, width)));
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const word of words) {
    const room = displayWidth(word);
    if (used > 0 && used + 1 + room > width) {
      lines.push(line);
      line = word;
      used = room;
    } else {
      line = used === 0 ? word : `${line} ${word}`;
      used += used === 0 ? room : room + 1;
    }
  }
  return [...lines, line].map((found) => found.replaceAll('\u00a0', ' '));
}

function cutWord(word: string, width: number): readonly string[] {
  if (displayWidth(word) <= width) return [word];
  const pieces: string[] = [];
  let piece = '';
  let used = 0;
  for (const character of word) {
    const room = characterWidth(character);
    if (used + room > width && piece !== '') {
      pieces.push(piece);
      piece = '';
      used = 0;
    }
    piece += character;
    used += room;
  }
  return [...pieces, piece];
}
