import type { Parameter } from './address.ts';
import type { Range } from './flat-text.ts';

/** Takes `a=1&b=2` apart. */
export function readQuery(text: string, { start, end }: Range): readonly Parameter[] {
  return readParameters(text, { start, end }, '&');
}

/** Takes settings with names apart; what has no equals sign is left out. */
export function readParameters(
  text: string,
  { start, end }: Range,
  separator: string,
): readonly Parameter[] {
  const parameters: Parameter[] = [];
  let at = start;
  for (const piece of text.slice(start, end).split(separator)) {
    const equals = piece.indexOf('=');
    const pieceEnd = at + piece.length;
    if (equals > 0) {
      parameters.push({
        name: piece
          .slice(0, equals)
          .toLowerCase()
          .replace(/[\s_-]/g, ''),
        range: { start: at, end: pieceEnd },
        value: trimmed(text, at + equals + 1, pieceEnd),
      });
    }
    at = pieceEnd + separator.length;
  }
  return parameters;
}

function trimmed(text: string, start: number, end: number): Range {
  const value = text.slice(start, end);
  return {
    start: start + value.length - value.trimStart().length,
    end: end - value.length + value.trimEnd().length,
  };
}
