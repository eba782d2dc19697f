import { expect, test } from 'vitest';
import { fitsPattern } from './event-pattern.ts';

const stopped = (parts: object) => ({
  source: 'aws.ecs',
  'detail-type': 'ECS Task State Change',
  detail: { lastStatus: 'STOPPED', taskDefinitionArn: 'arn:x/report:7', ...parts },
});

const pattern = {
  source: ['aws.ecs'],
  detail: {
    lastStatus: ['STOPPED'],
    taskDefinitionArn: [{ prefix: 'arn:x/report:' }],
    $or: [
      { stopCode: ['TaskFailedToStart'] },
      { containers: { exitCode: [{ 'anything-but': [0] }] } },
    ],
  },
};

test('A pattern picks the tasks that did not start and those with a code other than 0', () => {
  const fits = (parts: object) => fitsPattern(pattern, stopped(parts));
  expect(fits({ stopCode: 'TaskFailedToStart' })).toBe(true);
  expect(fits({ containers: [{ exitCode: 0 }, { exitCode: 2 }] })).toBe(true);
  expect(fits({ containers: [{ exitCode: 0 }] })).toBe(false);
  expect(fits({ stopCode: 'TaskFailedToStart', taskDefinitionArn: 'arn:x/other:1' })).toBe(false);
});

test('A matcher that is not modelled is refused by name', () => {
  expect(() => fitsPattern({ source: [{ wildcard: '*' }] }, stopped({}))).toThrow(
    'The sandbox does not model event patterns with wildcard.',
  );
});
