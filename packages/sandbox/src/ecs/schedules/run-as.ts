import type { Account } from '../../account.ts';
import { AwsError } from '../../aws/aws-error.ts';
import type { Operation } from '../../aws/operation.ts';
import { authorizationMessage } from '../../iam/authorization-message.ts';

/**
 * Runs an operation as an AWS service does that was given a role: the role must trust the service
 * and allow what the operation needs. Throws AccessDeniedException or what the operation throws.
 */
export async function runAs<Input, Output>(
  operation: Operation<Input, Output>,
  input: Input,
  as: { readonly roleArn: string; readonly service: string },
  roles: Account['roles'],
): Promise<Output> {
  const { roleArn, service } = as;
  if (!roles.canAssume(roleArn, service).allowed) {
    throw new AwsError(
      'AccessDeniedException',
      `The role ${roleArn} cannot be assumed by ${service}: check its trust policy.`,
    );
  }
  const sessionName = service.replace('.amazonaws.com', '');
  const caller = { kind: 'role', roleArn, sessionName } as const;
  for (const need of operation.needs(input)) {
    const decision = roles.decide(roleArn, need);
    if (decision.allowed) continue;
    throw new AwsError('AccessDeniedException', authorizationMessage(caller, decision));
  }
  return operation.run(input, { caller });
}
