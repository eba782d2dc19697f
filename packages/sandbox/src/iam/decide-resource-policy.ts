import type { Account } from '../account.ts';
import type { Identity } from '../aws/identity.ts';
import type { Caller, Need } from '../aws/operation.ts';
import { authorizationMessage } from './authorization-message.ts';
import { commonKeys, refusal } from './decide.ts';
import { createContext } from './policy/context.ts';
import { evaluate } from './policy/evaluate.ts';
import type { Principal, Statement } from './policy/statement.ts';
import type { Decision } from './roles.ts';

/** Who asks something that carries a policy: a caller, or a service for one of its resources. */
export type Asking =
  | Caller
  | { readonly kind: 'service'; readonly name: string; readonly sourceArn: string };

/** What the policy of a resource, such as a queue or a bucket, says to a request. */
export function decideResourcePolicy(
  statements: readonly Statement[],
  asking: Asking,
  need: Need,
  parts: Pick<Account, 'identity' | 'clock'>,
): Decision {
  const { account } = parts.identity;
  const verdict = evaluate(statements, {
    action: need.action,
    resource: need.resource,
    principal: principalOf(asking, account),
    context: createContext(
      commonKeys(parts),
      { 'aws:ResourceAccount': account },
      keysOf(asking, account),
      need.context ?? {},
    ),
  });
  return verdict === 'allowed'
    ? { allowed: true }
    : refusal(verdict, need, 'resource-based policy');
}

/** The whole sentence with which AWS refuses a caller. */
export function denialMessage(
  caller: Caller,
  decision: Extract<Decision, { readonly allowed: false }>,
  { account }: Identity,
): string {
  return caller.kind === 'role'
    ? authorizationMessage(caller, decision)
    : `User: ${principalArn(caller, account)} is not authorized to perform: ${decision.explanation}`;
}

function principalOf(asking: Asking, account: string): Principal {
  if (asking.kind === 'service') return { kind: 'Service', name: asking.name };
  return { kind: 'AWS', name: principalArn(asking, account) };
}

function keysOf(asking: Asking, account: string): Readonly<Record<string, string>> {
  if (asking.kind === 'service') {
    return {
      'aws:PrincipalIsAWSService': 'true',
      'aws:PrincipalServiceName': asking.name,
      'aws:SourceAccount': account,
      'aws:SourceArn': asking.sourceArn,
      'aws:ViaAWSService': 'false',
    };
  }
  return {
    'aws:PrincipalAccount': account,
    'aws:PrincipalArn': principalArn(asking, account),
    'aws:PrincipalIsAWSService': 'false',
    'aws:PrincipalType': asking.kind === 'developer' ? 'User' : 'AssumedRole',
    'aws:ViaAWSService': 'false',
  };
}

function principalArn(caller: Caller, account: string): string {
  return caller.kind === 'role' ? caller.roleArn : `arn:aws:iam::${account}:user/developer`;
}
