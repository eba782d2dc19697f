import type { Identity } from '../../aws/identity.ts';
import type { Caller } from '../../aws/operation.ts';
import { assumedRoleArn } from '../../iam/authorization-message.ts';

/** How AWS calls someone: `arn:aws:sts::123456789012:assumed-role/api-task/4f…`. */
export function callerArn(caller: Caller, { account }: Identity): string {
  return caller.kind === 'developer'
    ? `arn:aws:iam::${account}:user/developer`
    : assumedRoleArn(caller);
}
