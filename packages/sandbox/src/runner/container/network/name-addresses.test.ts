import { expect, test } from 'vitest';
import { createNameAddresses } from './name-addresses.ts';

test('each name has one address, and an address leads back to its name', () => {
  const names = createNameAddresses();
  const addresses = Array.from({ length: 600 }, (_, index) =>
    names.addressOf(`host-${index}.test`),
  );
  expect(new Set(addresses).size).toBe(600);
  expect(names.addressOf('host-599.test')).toBe(addresses[599]);
  expect(names.nameOf(addresses[599] ?? '')).toBe('host-599.test');
  expect(addresses.every((address) => address.startsWith('198.18.'))).toBe(true);
});

test('an address stands for itself', () => {
  const names = createNameAddresses();
  expect(names.addressOf('10.0.1.5')).toBe('10.0.1.5');
  expect(names.nameOf('10.0.1.5')).toBe('10.0.1.5');
});
