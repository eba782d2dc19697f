import { expect, it } from 'vitest';
import { allPages } from './all-pages.ts';

it('reads a list to its end', async () => {
  const pages = new Map([
    [undefined, { items: ['a', 'b'], next: '2' }],
    ['2', { items: undefined, next: '3' }],
    ['3', { items: ['c'], next: undefined }],
  ]);
  const found = await allPages(async (from) => pages.get(from) ?? { items: [], next: undefined });
  expect(found).toEqual(['a', 'b', 'c']);
});

it('comes to an end with a list that has none', async () => {
  const found = await allPages(async () => ({ items: ['a'], next: 'again' }));
  expect(found).toHaveLength(50);
});
