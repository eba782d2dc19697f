import { expect, test } from 'vitest';
import { readUnhealthy } from './read-service-message.ts';

const about = (reason: string) =>
  `(service shop) (task 0f3a) (port 8080) is unhealthy in (target-group arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/shop/0a) due to (reason ${reason}).`;

test.each([
  ['Health checks failed with these codes: [500]', 'Target.ResponseCodeMismatch'],
  ['Request timed out', 'Target.Timeout'],
  ['Health checks failed', 'Target.FailedHealthChecks'],
])('"%s" of a task is read as the load balancer says it', (description, reason) => {
  expect(readUnhealthy('shop', about(description))).toEqual({
    service: 'shop',
    target: '0f3a:8080',
    state: 'unhealthy',
    reason,
    description,
  });
});

test('other lines of a service say nothing about a target', () => {
  expect(readUnhealthy('shop', '(service shop) has reached a steady state.')).toBeUndefined();
});
