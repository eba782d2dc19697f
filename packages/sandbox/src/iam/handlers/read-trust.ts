import { iamErrors, limits } from '../iam-errors.ts';
import { findRole } from '../iam-records.ts';
import { malformed } from '../policy/malformed.ts';
import { policySize, readPolicy } from '../policy/read-policy.ts';
import type { Statement } from '../policy/statement.ts';
import type { IamParts } from './iam-parts.ts';

/** IAM looks for the roles of this account that a trust policy names; others it takes on trust. */
export function readTrust(
  document: unknown,
  { identity, records }: IamParts,
): readonly Statement[] {
  const statements = readPolicy(document, 'trust');
  if (policySize(document) > limits.trustSize) {
    throw iamErrors.quota('ACLSizePerRole', limits.trustSize);
  }
  const ownRole = `arn:aws:iam::${identity.account}:role/`;
  for (const principal of statements.flatMap((statement) => statement.principals ?? [])) {
    if (principal.kind !== 'AWS' || !principal.name.startsWith(ownRole)) continue;
    if (findRole(records, principal.name.slice(principal.name.lastIndexOf('/') + 1))) continue;
    throw malformed(`Invalid principal in policy: "AWS":"${principal.name}"`);
  }
  return statements;
}
