import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { utf8Length } from './utf8-length.ts';

test('counts the bytes that a file with the text has', () =>
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(utf8Length(text)).toBe(Buffer.byteLength(text, 'utf8'));
    }),
  ));

test('counts letters, Hangul and symbols beyond the first plane', () => {
  expect(utf8Length('aé한😀')).toBe(1 + 2 + 3 + 4);
});
