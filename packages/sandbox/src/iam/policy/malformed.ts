import { AwsError, NotModelled } from '../../aws/aws-error.ts';

/** How IAM refuses a policy; the texts are its own. */
export function malformed(message: string): AwsError {
  return new AwsError('MalformedPolicyDocument', message);
}

export function syntaxError(): AwsError {
  return malformed('Syntax errors in policy.');
}

/** Throws for a key of a policy that IAM does not have, or that the sandbox does not model. */
export function refuseOtherKeys(
  given: Readonly<Record<string, unknown>>,
  known: readonly string[],
): void {
  for (const key of Object.keys(given)) {
    if (key === 'NotPrincipal') throw new NotModelled('NotPrincipal in policies');
    if (!known.includes(key)) throw syntaxError();
  }
}
