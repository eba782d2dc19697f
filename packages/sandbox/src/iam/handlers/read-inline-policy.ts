import type { Properties } from '../../resources/resource-handler.ts';
import { iamErrors, limits } from '../iam-errors.ts';
import type { PolicyRecord } from '../iam-records.ts';
import { policySize, readPolicy } from '../policy/read-policy.ts';

/** The permissions that a `PolicyDocument` gives; throws as IAM does when it is malformed. */
export function readPermissions(properties: Properties): PolicyRecord {
  const document = properties.PolicyDocument;
  return {
    document,
    statements: readPolicy(document, 'identity'),
    size: policySize(document),
  };
}

/** Throws when the inline policies of a role are together larger than IAM allows. */
export function checkInlineSize(
  roleName: string,
  policies: ReadonlyMap<string, PolicyRecord>,
): void {
  let size = 0;
  for (const policy of policies.values()) size += policy.size;
  if (size > limits.inlineSize) throw iamErrors.inlineSize(roleName);
}
