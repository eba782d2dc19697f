import type { LogGroupClass } from '@aws-sdk/client-cloudwatch-logs';
import { constraintFailed } from './log-errors.ts';

const retentions = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288,
  3653,
];

/** Throws AwsError for a number of days that CloudWatch Logs does not offer. */
export function checkRetention(days: number | undefined): void {
  if (days === undefined || retentions.includes(days)) return;
  throw constraintFailed(
    'retentionInDays',
    String(days),
    `Member must satisfy enum value set: [${retentions.join(', ')}]`,
  );
}

export function checkGroupName(name: string): void {
  if (/^[.\-_/#A-Za-z0-9]{1,512}$/.test(name)) return;
  throw constraintFailed(
    'logGroupName',
    name,
    'Member must satisfy regular expression pattern: [\\.\\-_/#A-Za-z0-9]+',
  );
}

export function checkStreamName(name: string): void {
  if (/^[^:*]{1,512}$/.test(name)) return;
  throw constraintFailed(
    'logStreamName',
    name,
    'Member must satisfy regular expression pattern: [^:*]*',
  );
}

const classes: readonly LogGroupClass[] = ['STANDARD', 'INFREQUENT_ACCESS', 'DELIVERY'];

/** The class of a group, `STANDARD` unless said. Throws AwsError for any that AWS does not have. */
export function groupClass(name = 'STANDARD'): LogGroupClass {
  const found = classes.find((candidate) => candidate === name);
  if (found) return found;
  throw constraintFailed(
    'logGroupClass',
    name,
    `Member must satisfy enum value set: [${classes.join(', ')}]`,
  );
}
