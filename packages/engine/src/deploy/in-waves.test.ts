import { expect, test } from 'vitest';
import { inWaves } from './in-waves.ts';
import type { StackDeployment } from './stack-deployment.ts';

const service = (name: string, ...after: string[]): StackDeployment => ({
  name: `shop-production-${name}`,
  layer: 'service',
  service: { name, kind: 'worker', after },
  body: '{}',
  parameters: {},
  tags: {},
});

const names = (stacks: readonly StackDeployment[]) =>
  inWaves(stacks).map((wave) => wave.map((stack) => stack.service?.name));

test('a service that is addressed by name is there before those that address it', () => {
  const stacks = [
    service('web', 'worker', 'db'),
    service('worker', 'mailer'),
    service('mailer'),
    service('other'),
  ];
  expect(names(stacks)).toEqual([['mailer', 'other'], ['worker'], ['web']]);
});

test('services that address each other come together', () => {
  expect(names([service('a', 'b'), service('b', 'a'), service('c', 'a', 'c')])).toEqual([
    ['a', 'b', 'c'],
  ]);
});
