import type { Need } from '../aws/operation.ts';
import type { LogGroups } from './log-groups.ts';

/**
 * What IAM is asked for calls on log groups. CloudWatch Logs evaluates them as
 * `…:log-group:NAME:log-stream:STREAM`, with an empty stream for calls on the group.
 */
export function logNeed(
  groups: LogGroups,
  action: string,
  group: string | undefined,
  stream = '',
): readonly Need[] {
  const name = (group ?? '').replace(/^arn:.*?:log-group:/, '').replace(/:\*$/, '');
  return [{ action: `logs:${action}`, resource: `${groups.arnOf(name)}:log-stream:${stream}` }];
}
