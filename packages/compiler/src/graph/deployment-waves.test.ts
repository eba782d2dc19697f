import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Addressing, deploymentWaves } from './deployment-waves.ts';

const thing = (name: string, ...addresses: string[]): Addressing => ({ name, addresses });
const waves = (things: readonly Addressing[]) => deploymentWaves(things, (one) => one);
const names = (things: readonly Addressing[]) =>
  waves(things).map((wave) => wave.map(({ name }) => name));

test('What is addressed comes before what addresses it, and what is not there keeps nobody waiting', () => {
  const things = [
    thing('web', 'worker', 'db'),
    thing('worker', 'mailer'),
    thing('mailer'),
    thing('other'),
  ];
  expect(names(things)).toEqual([['mailer', 'other'], ['worker'], ['web']]);
});

test('Things that address each other, or themselves, come together', () => {
  expect(names([thing('a', 'b'), thing('b', 'a'), thing('c', 'a', 'c')])).toEqual([
    ['a', 'b', 'c'],
  ]);
});

test('Everything comes once, whatever addresses what', () => {
  const letters = ['a', 'b', 'c', 'd', 'e'];
  const any = fc.array(fc.subarray(letters), { minLength: 5, maxLength: 5 });
  fc.assert(
    fc.property(any, (addresses) => {
      const things = letters.map((name, at) => thing(name, ...(addresses[at] ?? [])));
      expect(names(things).flat().sort()).toEqual(letters);
    }),
  );
});
