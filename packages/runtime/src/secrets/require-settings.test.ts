import { expect, expectTypeOf, test } from 'vitest';
import { requireSettings, SecretsError } from './index.ts';

test('gives the values by name', () => {
  const settings = requireSettings(['A', { name: 'PORT', check: 'port' }], {
    A: '1',
    PORT: '80',
    B: '2',
  });
  expect(settings).toEqual({ A: '1', PORT: '80' });
  expectTypeOf(settings).toEqualTypeOf<Readonly<Record<'A' | 'PORT', string>>>();
});

test('names all that is missing or wrong, without a value', () => {
  const given = { B: ' ', PORT: 'hunter2' };
  const attempt = () => requireSettings(['A', 'B', { name: 'PORT', check: 'port' }], given);
  expect(attempt).toThrow(SecretsError);
  expect(attempt).toThrow(/A is absent[\s\S]*B is empty[\s\S]*PORT is not a port/);
  expect(attempt).not.toThrow('hunter2');
});
