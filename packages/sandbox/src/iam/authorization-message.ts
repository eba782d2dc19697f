import type { Caller } from '../aws/operation.ts';
import type { Decision } from './roles.ts';

/** The whole sentence with which AWS refuses a role's session. */
export function authorizationMessage(
  caller: Extract<Caller, { readonly kind: 'role' }>,
  decision: Extract<Decision, { readonly allowed: false }>,
): string {
  return `User: ${assumedRoleArn(caller)} is not authorized to perform: ${decision.explanation}`;
}

/** `arn:aws:sts::123456789012:assumed-role/api-task/4f…`: paths of roles are not part of it. */
export function assumedRoleArn(caller: {
  readonly roleArn: string;
  readonly sessionName: string;
}): string {
  const account = caller.roleArn.split(':')[4] ?? '';
  const role = caller.roleArn.slice(caller.roleArn.lastIndexOf('/') + 1);
  return `arn:aws:sts::${account}:assumed-role/${role}/${caller.sessionName}`;
}
