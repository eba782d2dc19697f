/** `a`, `a and b`, `a, b and c`. */
export function listOf(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** `1 task`, `2 tasks`, `0 tasks`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

/** `2 tasks` when both ends are equal, else `1–4 tasks`. */
export function fromTo(from: number, to: number, one: string, many = `${one}s`): string {
  return from === to ? count(from, one, many) : `${from}–${to} ${many}`;
}
