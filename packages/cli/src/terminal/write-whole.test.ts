import { expect, it } from 'vitest';
import { writeWhole } from './write-whole.ts';

/** A reader that takes a few bytes at a time, after some failures. */
function reader(failures: readonly string[]) {
  const left = [...failures];
  const taken: Uint8Array[] = [];
  const write = (_descriptor: number, bytes: Uint8Array, from: number): number => {
    const code = left.shift();
    if (code) throw Object.assign(new Error(code), { code });
    taken.push(bytes.slice(from, from + 3));
    return Math.min(3, bytes.length - from);
  };
  return { write, text: () => Buffer.concat(taken).toString() };
}

it('writes all to a reader that takes little at a time and makes it wait', () => {
  const { write, text } = reader(['EAGAIN', 'EAGAIN']);

  expect(writeWhole('web service 결제\n', 1, write)).toBe(true);
  expect(text()).toBe('web service 결제\n');
});

it('is quiet when the reader is gone', () => {
  const { write, text } = reader(['EPIPE']);

  expect(writeWhole('web\n', 1, write)).toBe(false);
  expect(text()).toBe('');
});

it('throws what else goes wrong', () => {
  expect(() => writeWhole('web\n', 1, reader(['ENOSPC']).write)).toThrow('ENOSPC');
});
