/**
 * Whether a machine made the text: long, letters among digits, changing all the time. Where a name
 * is wanted, it is part of a secret that lost its place: `q8Zr2LmX0vTn5BwK`.
 */
export function looksGenerated(text: string): boolean {
  if (!/^[\w+/=-]{16,}$/.test(text) || !/[a-z]/.test(text) || !/\d/.test(text)) return false;
  const runs = text.match(/[A-Z]?[a-z]+|[A-Z]+|\d+/g) ?? [];
  return text.length < runs.length * longestRun;
}

/** Characters of one kind that follow each other, on average; in words there are more. */
const longestRun = 3;
