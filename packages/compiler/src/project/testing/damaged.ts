import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';

const corpus = new URL('../../../../../corpus/awesome-compose/', import.meta.url);

/** Compose files that people wrote. */
export const realFiles = readdirSync(corpus, { recursive: true, encoding: 'utf8' })
  .filter((path) => /compose\.ya?ml$/.test(path))
  .map((path) => readFileSync(new URL(path, corpus), 'utf8'));

/** Texts to which one to four accidents happened. */
export function damaged(texts: readonly string[]): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom(...texts), fc.array(mutation, { minLength: 1, maxLength: 4 }))
    .map(([text, mutations]) => mutations.reduce(mutate, text));
}

/** Cuts a slice out, doubles it, moves it elsewhere, or puts odd text in. */
const mutation = fc.record({
  kind: fc.constantFrom('delete', 'double', 'move', 'insert'),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.integer({ min: 1, max: 30 }),
  to: fc.double({ min: 0, max: 1, noNaN: true }),
  odd: fc.constantFrom(
    '"',
    "'",
    ':',
    '- ',
    '\t',
    '\r\n',
    '${',
    '${A:?',
    '}',
    '$',
    '&a ',
    '*a',
    '<<: ',
    '!reset ',
    '[',
    '{',
    '|\n',
    '---\n',
    '\u0000',
    '\ufeff',
    '😀',
    '\ud800',
    '#',
    '? ',
    '%YAML 9\n',
    '@',
    '`',
  ),
});

function mutate(text: string, { kind, at, length, to, odd }: MutationOf): string {
  const start = Math.floor(at * text.length);
  const end = Math.min(start + length, text.length);
  const target = Math.floor(to * text.length);
  const slice = text.slice(start, end);
  switch (kind) {
    case 'delete':
      return text.slice(0, start) + text.slice(end);
    case 'double':
      return text.slice(0, end) + slice + text.slice(end);
    case 'move':
      return text.slice(0, target) + slice + text.slice(target);
    default:
      return text.slice(0, start) + odd + text.slice(start);
  }
}

type MutationOf = typeof mutation extends fc.Arbitrary<infer T> ? T : never;
