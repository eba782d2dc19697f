import { NotModelled } from '../aws/aws-error.ts';
import { awsManagedPolicies } from './aws-managed-policies.ts';
import { iamErrors } from './iam-errors.ts';
import type { IamRecords } from './iam-records.ts';
import { readPolicy } from './policy/read-policy.ts';
import type { Statement } from './policy/statement.ts';

/** Statements of a managed policy: the account's own by ARN, or one that AWS publishes. */
export interface AttachedPolicies {
  /** Throws NoSuchEntity, or NotModelled for a policy of AWS that the sandbox does not have. */
  statementsOf(arn: string): readonly Statement[];
}

export function createAttachedPolicies(records: IamRecords): AttachedPolicies {
  const read = new Map<string, readonly Statement[]>();

  function publishedByAws(arn: string, name: string): readonly Statement[] {
    const known = read.get(name);
    if (known !== undefined) return known;
    const document = awsManagedPolicies[name];
    if (document === undefined) throw new NotModelled(`the managed policy ${arn}`);
    const statements = readPolicy(document, 'identity');
    read.set(name, statements);
    return statements;
  }

  return {
    statementsOf: (arn) => {
      const name = /^arn:aws[a-z-]*:iam::aws:policy\/(.+)$/.exec(arn)?.[1];
      if (name !== undefined) return publishedByAws(arn, name);
      const own = records.managedPolicies.get(arn);
      if (own === undefined) throw iamErrors.notAttachable(arn);
      return own.statements;
    },
  };
}
