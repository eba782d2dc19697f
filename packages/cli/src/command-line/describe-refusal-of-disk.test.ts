import { mkdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { describeRefusalOfDisk } from './describe-refusal-of-disk.ts';

function refused(code: string, path?: string): Error {
  return Object.assign(new Error(code), { code, ...(path !== undefined && { path }) });
}

test.each([
  ['EACCES', '/shop/.github cannot be used: permission denied'],
  ['EROFS', '/shop/.github cannot be used: its file system takes no changes'],
  ['ENOSPC', '/shop/.github cannot be used: the disk is full'],
])('%s is told with its path', (code, text) => {
  expect(describeRefusalOfDisk(refused(code, '/shop/.github'))).toBe(text);
});

test('a file descriptor has no path', () => {
  expect(describeRefusalOfDisk(refused('ENOSPC'))).toBe('the disk is full');
});

test('what the disk says of our own mistakes is not among it', () => {
  let error: unknown;
  try {
    mkdirSync('/nowhere/at/all');
  } catch (thrown) {
    error = thrown;
  }

  expect(error).toBeInstanceOf(Error);
  expect(describeRefusalOfDisk(error)).toBeUndefined();
  expect(describeRefusalOfDisk(new TypeError('x is not a function'))).toBeUndefined();
});
