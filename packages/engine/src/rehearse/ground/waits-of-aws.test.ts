import { expect, test } from 'vitest';
import { WaitsOfAws } from './waits-of-aws.ts';

test('of waits side by side the longest counts, those after each other add up', () => {
  const waits = new WaitsOfAws();
  waits.add(105, 300, 0); // a NAT gateway
  waits.add(150, 300, 100); // the load balancer meanwhile
  waits.add(420, 300, 1000); // a database, later
  waits.add(2, 10, 1100);
  expect(waits.seconds).toBe(150 + 420);
});
