import { expect, test } from 'vitest';
import { arnOf } from './identity.ts';
import { createIdentity } from './random-identity.ts';

const seoul = { account: '123456789012', region: 'ap-northeast-2' };

test('The same seed gives the same ids in the same order', () => {
  const ids = (seed: number): string[] => {
    const identity = createIdentity({ ...seoul, seed });
    return [identity.hex(17), identity.uuid(), identity.hex(8)];
  };
  expect(ids(1)).toEqual(ids(1));
  expect(ids(1)).not.toEqual(ids(2));
});

test('Ids are hexadecimal digits of the wanted length, and UUIDs are of version 4', () => {
  const identity = createIdentity({ ...seoul, seed: 7 });
  for (const length of [1, 8, 17, 32]) expect(identity.hex(length)).toMatch(/^[0-9a-f]+$/);
  expect(identity.hex(17)).toHaveLength(17);
  expect(identity.uuid()).toMatch(
    /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  );
});

test('Ten thousand ids of any seed are all different', () => {
  for (const seed of [0, 1, 2, 4_294_967_295]) {
    const identity = createIdentity({ ...seoul, seed });
    const ids = new Set(Array.from({ length: 10_000 }, () => identity.hex(17)));
    expect(ids.size).toBe(10_000);
  }
});

test('An ARN names the account and region of the sandbox', () => {
  const identity = createIdentity({ ...seoul, seed: 1 });
  expect(arnOf(identity, 'sns', 'news')).toBe('arn:aws:sns:ap-northeast-2:123456789012:news');
});
