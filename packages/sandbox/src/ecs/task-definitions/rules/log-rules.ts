import type { LogConfiguration } from '@aws-sdk/client-ecs';
import { eachContainer, type Rule } from './rule.ts';

const awslogsOptions = [
  'awslogs-create-group',
  'awslogs-region',
  'awslogs-group',
  'awslogs-stream-prefix',
  'awslogs-datetime-format',
  'awslogs-multiline-pattern',
  'mode',
  'max-buffer-size',
];

/** Log drivers of Fargate, and what `awslogs` needs. */
export const logRules: readonly Rule[] = [
  eachContainer(({ logConfiguration }) => logConfiguration && logDriver(logConfiguration)),
];

function logDriver({ logDriver: driver, options = {} }: LogConfiguration): string | undefined {
  if (driver !== 'awslogs') {
    return driver === 'splunk' || driver === 'awsfirelens'
      ? undefined
      : `Fargate compatible task definitions do not support the log driver ${driver}`;
  }
  const missing = ['awslogs-group', 'awslogs-region', 'awslogs-stream-prefix'].filter(
    (option) => !options[option],
  );
  if (missing.length > 0) return `Log driver awslogs requires options: ${missing.join(', ')}`;
  const unknown = Object.keys(options).filter((option) => !awslogsOptions.includes(option));
  return unknown.length > 0
    ? `Log driver awslogs disallows options: ${unknown.join(', ')}`
    : undefined;
}
