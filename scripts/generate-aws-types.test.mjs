import { expect, test } from 'vitest';
import { generateAwsTypes, readAwsTypes } from './generate-aws-types.mjs';

const generated = generateAwsTypes();

test('the types that are checked in are those of the schemas', () => {
  expect(readAwsTypes()).toEqual(generated);
});

test('schemas become types that say what is required and which values there are', () => {
  expect(generated.get('ecs.generated.ts')).toContain(`export interface EcsServiceLoadBalancer {
  readonly AdvancedConfiguration?: Property<EcsServiceAdvancedConfiguration>;
  readonly ContainerName?: Property<string>;`);
  expect(generated.get('ecs.generated.ts')).toContain(
    "readonly LaunchType?: Property<'EC2' | 'EXTERNAL' | 'FARGATE'>;",
  );
  expect(generated.get('sqs.generated.ts')).toContain(
    'readonly Queues: Property<readonly Property<string>[]>;',
  );
});
