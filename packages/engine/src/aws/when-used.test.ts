import { expect, test } from 'vitest';
import { whenUsed } from './when-used.ts';

test('makes each thing when it is first used, once', () => {
  const made: string[] = [];
  const make = (name: string) => () => {
    made.push(name);
    return { name };
  };
  const things = whenUsed<Record<'one' | 'other', { name: string }>>({
    one: make('one'),
    other: make('other'),
  });
  expect(made).toEqual([]);
  expect(things.one).toBe(things.one);
  expect(made).toEqual(['one']);
  expect(Object.values(things).map(({ name }) => name)).toEqual(['one', 'other']);
  expect(made).toEqual(['one', 'other']);
});
