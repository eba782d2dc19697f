import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { choose, parts } from './parts.mjs';

const namesOf = (some) => some.map(({ name }) => name);

test('every part is a program', () => {
  const missing = parts.filter(({ name }) => !existsSync(new URL(`${name}.mjs`, import.meta.url)));
  expect(missing).toEqual([]);
});

test('without a name, what is measured is measured in some ten minutes', () => {
  const minutes = choose([]).reduce((sum, part) => sum + part.minutes, 0);
  expect(minutes).toBeLessThan(12);
  expect(namesOf(choose([]))[0]).toBe('compiler');
});

test('names choose, in their order; `all` is all', () => {
  expect(namesOf(choose(['storms', 'deploy']))).toEqual(['storms', 'deploy']);
  expect(choose(['all'])).toEqual(parts);
});

test('a name that no part has chooses nothing', () => {
  expect(choose(['deploy', 'nonsense'])).toBeUndefined();
});
