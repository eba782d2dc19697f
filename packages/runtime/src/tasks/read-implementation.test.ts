import { expect, test } from 'vitest';
import { createTaskService } from './create-task-service.ts';
import { readImplementation } from './read-implementation.ts';

test.each([
  [undefined, 'TASK_SERVICE_IMPL is missing: it must be LOCAL, BULLMQ, AWS.'],
  ['', 'TASK_SERVICE_IMPL is missing: it must be LOCAL, BULLMQ, AWS.'],
  ['local', 'TASK_SERVICE_IMPL is "local": it must be LOCAL, BULLMQ, AWS.'],
  ['SQS', 'TASK_SERVICE_IMPL is "SQS": it must be LOCAL, BULLMQ, AWS.'],
])('%j is refused, and does not become LOCAL', async (name, said) => {
  const env = name === undefined ? {} : { TASK_SERVICE_IMPL: name };
  expect(() => readImplementation(env)).toThrow(said);
  await expect(createTaskService({ env })).rejects.toThrow(said);
});

test('white space around a name is not part of it', () => {
  expect(readImplementation({ TASK_SERVICE_IMPL: ' AWS\n' })).toBe('AWS');
});
