import { resource } from '../../build-resource.ts';
import type { Resource } from '../../graph.ts';
import { idIn, ownedBy, type Scope } from '../scope.ts';
import { policyDocument, type Statement, trust } from './statement.ts';

/** A role for a service of AWS with one inline policy, or none when nothing is allowed. */
export function buildRole(
  scope: Scope,
  name: string,
  principal: string,
  statements: readonly Statement[],
): Resource<'AWS::IAM::Role'> {
  return resource(
    'AWS::IAM::Role',
    idIn(scope, name),
    {
      AssumeRolePolicyDocument: trust(principal),
      ...(statements.length > 0 && {
        Policies: [{ PolicyName: name, PolicyDocument: policyDocument(statements) }],
      }),
    },
    ownedBy(scope),
  );
}
