import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nearestName } from './nearest-name.ts';

test('a slip of the pen finds the word it means', () => {
  const keys = ['image', 'build', 'ports', 'environment', 'healthcheck'];
  expect(nearestName('imgae', keys)).toBe('image');
  expect(nearestName('port', keys)).toBe('ports');
  expect(nearestName('enviroment', keys)).toBe('environment');
  expect(nearestName('HealthCheck', keys)).toBe('healthcheck');
});

test('a word that resembles nothing finds nothing', () => {
  expect(nearestName('colour', ['image', 'build'])).toBeUndefined();
  expect(nearestName('', ['image'])).toBeUndefined();
});

test('a letter alone is no slip of the pen for another', () => {
  expect(nearestName('u', ['f'])).toBeUndefined();
  expect(nearestName('U', ['u'])).toBe('u');
});

test('of two that are near, the nearer one is meant', () => {
  expect(nearestName('frond', ['found', 'front', 'back'])).toBe('front');
});

test('giving up early never changes the answer', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 7 });
  fc.assert(
    fc.property(word, fc.array(word, { maxLength: 5 }), (name, candidates) => {
      const nearest = nearestName(name, candidates);
      if (candidates.includes(name)) expect(nearest).toBe(name);
      for (const candidate of candidates) {
        const [first, second, ...rest] = candidate;
        const swapped = [second, first, ...rest].join('');
        if (rest.length > 0) expect(nearestName(swapped, [candidate])).toBe(candidate);
      }
    }),
  );
});
