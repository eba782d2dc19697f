import { expect, test } from 'vitest';
import { Harbour } from '../ship/testing/harbour.ts';

test('events of stacks are read every other second while something is under way', async () => {
  const calls: string[] = [];
  const harbour = new Harbour({ onCall: ({ operation }) => calls.push(operation) });
  await harbour.ship('v1');
  calls.length = 0;
  await harbour.ship('v2');
  const count = (name: string) => calls.filter((operation) => operation === name).length;

  // A few more at the beginning and the end of each stack.
  expect(count('DescribeStackEvents')).toBeLessThan(count('DescribeStacks') / 2 + 12);
  expect(count('DescribeStackEvents')).toBeGreaterThan(20);
});
