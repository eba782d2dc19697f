import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createIdentity } from '../aws/random-identity.ts';
import { randomPassword } from './random-password.ts';

const identity = createIdentity({ account: '123456789012', region: 'eu-west-1', seed: 1 });

const kinds = {
  ExcludeLowercase: /[a-z]/,
  ExcludeUppercase: /[A-Z]/,
  ExcludeNumbers: /[0-9]/,
  ExcludePunctuation: /[^A-Za-z0-9 ]/,
} as const;

test('every included kind appears, no excluded one does, and the length is exact', () => {
  const options = fc.record({
    PasswordLength: fc.integer({ min: 5, max: 60 }),
    ExcludeLowercase: fc.boolean(),
    ExcludeUppercase: fc.boolean(),
    ExcludeNumbers: fc.boolean(),
    ExcludePunctuation: fc.boolean(),
    IncludeSpace: fc.constant(true),
    ExcludeCharacters: fc.constantFrom('', 'aeiou', '0O1l', '\'"\\'),
  });
  fc.assert(
    fc.property(options, (asked) => {
      const password = randomPassword(asked, identity);
      expect(password).toHaveLength(asked.PasswordLength);
      expect(password).toContain(' ');
      for (const character of asked.ExcludeCharacters) expect(password).not.toContain(character);
      for (const kind of [
        'ExcludeLowercase',
        'ExcludeUppercase',
        'ExcludeNumbers',
        'ExcludePunctuation',
      ] as const) {
        expect(kinds[kind].test(password)).toBe(!asked[kind]);
      }
    }),
  );
});

test('thirty-two characters of four kinds unless asked otherwise', () => {
  const password = randomPassword({}, identity);
  expect(password).toHaveLength(32);
  expect(password).not.toContain(' ');
});

test('a length that cannot hold every kind, and no kind at all, are refused', () => {
  expect(() => randomPassword({ PasswordLength: 3 }, identity)).toThrow('at least as long');
  const nothing = {
    ExcludeLowercase: true,
    ExcludeUppercase: true,
    ExcludeNumbers: true,
    ExcludePunctuation: true,
  };
  expect(() => randomPassword(nothing, identity)).toThrow('at least one character type');
});
