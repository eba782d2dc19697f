import { expect, test } from 'vitest';
import { Harbour } from '../ship/testing/harbour.ts';

test('events of stacks are read every second while something is under way, the stacks seldom', async () => {
  const calls: string[] = [];
  const harbour = new Harbour({ onCall: ({ operation }) => calls.push(operation) });
  await harbour.ship('v1');
  calls.length = 0;
  await harbour.ship('v2');
  const count = (name: string) => calls.filter((operation) => operation === name).length;

  expect(count('DescribeStackEvents')).toBeGreaterThan(20);
  // A few more at the beginning and the end of each stack.
  expect(count('DescribeStacks')).toBeLessThan(count('DescribeStackEvents') / 2 + 12);
});
