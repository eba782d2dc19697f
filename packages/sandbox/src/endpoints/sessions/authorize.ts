import type { Caller, Need } from '../../aws/operation.ts';
import { authorizationMessage } from '../../iam/authorization-message.ts';
import type { Roles } from '../../iam/roles.ts';

/**
 * Why a caller may not: the first of the needs that its role's policies do not allow, in AWS's
 * sentence. Undefined: it may. The developer always may.
 */
export function findDenial(
  caller: Caller,
  needs: readonly Need[],
  roles: Roles,
): string | undefined {
  if (caller.kind === 'developer') return undefined;
  for (const need of needs) {
    const decision = roles.decide(caller.roleArn, need);
    if (decision.allowed) continue;
    // A service that uses a key on the caller's behalf does not pass on what KMS said.
    if (need.context?.['kms:ViaService'] !== undefined) return 'Access to KMS is not allowed';
    return authorizationMessage(caller, decision);
  }
  return undefined;
}
