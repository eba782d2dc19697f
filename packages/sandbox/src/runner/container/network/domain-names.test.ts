import { expect, test } from 'vitest';
import { answerName } from './domain-names.ts';

const question = (name: string, type: number) =>
  Buffer.concat([
    Buffer.from([0x12, 0x34, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0]),
    ...name.split('.').map((label) => Buffer.from(`${String.fromCharCode(label.length)}${label}`)),
    Buffer.from([0, 0, type, 0, 1]),
  ]);
const addresses = (name: string) => (name === 'db.internal' ? '198.18.0.7' : undefined);

test('a known name is answered with its address, whatever its case', () => {
  const answer = answerName(question('DB.internal', 1), addresses);
  expect(answer.readUInt16BE(0)).toBe(0x1234);
  expect(answer.readUInt16BE(2)).toBe(0x8180);
  expect(answer.readUInt16BE(6)).toBe(1);
  expect([...answer.subarray(-4)]).toEqual([198, 18, 0, 7]);
});

test('a known name has no IPv6 address, and that is no error', () => {
  const answer = answerName(question('db.internal', 28), addresses);
  expect(answer.readUInt16BE(2)).toBe(0x8180);
  expect(answer.readUInt16BE(6)).toBe(0);
});

test('an unknown name does not exist', () => {
  const answer = answerName(question('redis', 1), addresses);
  expect(answer.readUInt16BE(2)).toBe(0x8183);
});
