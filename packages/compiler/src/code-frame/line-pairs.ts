/** A name and the place of its value in one line: `KEY: value`, `- KEY=value`, `{"key": "value"}`. */
export interface LinePair {
  readonly name: string;
  readonly separator: ':' | '=';
  readonly nameStart: number;
  /** The place after the separator and the space that follows. */
  readonly valueStart: number;
}

/** The names in a line that are given values, from left to right. */
export function pairsOf(line: string): readonly LinePair[] {
  return [...line.matchAll(pairPattern)].map((match) => {
    const [whole, , name = '', separator] = match;
    return {
      name,
      separator: separator === '=' ? '=' : ':',
      nameStart: match.index,
      valueStart: match.index + whole.length,
    };
  });
}

// The last alternative is Docker's `ENV KEY value`.
const pairPattern =
  /(?<=^|[\s{[,("'#-])(["']?)([\p{L}_][\p{L}\p{N}_.[\]-]*)\1[ \t]*(=|:(?=[ \t]|$)|(?<=["']):|(?<=^\s*ENV\s+\w+[ \t]+))[ \t]*/gu;
