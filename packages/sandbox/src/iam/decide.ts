import type { Account } from '../account.ts';
import type { Need } from '../aws/operation.ts';
import type { AttachedPolicies } from './attached-policies.ts';
import type { RoleRecord } from './iam-records.ts';
import { createContext } from './policy/context.ts';
import { type AccessRequest, evaluate, type Verdict } from './policy/evaluate.ts';
import type { Statement } from './policy/statement.ts';
import type { Decision } from './roles.ts';

export interface DecisionParts extends Pick<Account, 'identity' | 'clock'> {
  readonly attached: AttachedPolicies;
}

/** What the policies of a role say to a request; without the role nothing is allowed. */
export function decideFor(
  role: RoleRecord | undefined,
  need: Need,
  parts: DecisionParts,
): Decision {
  if (role === undefined) return refusal('implicit-deny', need, 'identity-based policy');
  const request = requestOf(role, need, parts);
  const verdict = evaluate(statementsOf(role, parts.attached), request);
  if (verdict !== 'allowed') return refusal(verdict, need, 'identity-based policy');
  if (role.boundary === undefined) return { allowed: true };
  const bounded = evaluate(parts.attached.statementsOf(role.boundary), request);
  return bounded === 'allowed' ? { allowed: true } : refusal(bounded, need, 'permissions boundary');
}

/** Condition keys that every request has, whoever makes it. */
export function commonKeys({
  identity,
  clock,
}: Pick<DecisionParts, 'identity' | 'clock'>): Readonly<Record<string, string>> {
  return {
    'aws:CurrentTime': new Date(clock.now()).toISOString(),
    'aws:EpochTime': String(Math.floor(clock.now() / 1000)),
    'aws:RequestedRegion': identity.region,
    'aws:SecureTransport': 'true',
  };
}

/** AWS's sentence after `is not authorized to perform:`. */
export function refusal(
  verdict: Exclude<Verdict, 'allowed'>,
  need: Pick<Need, 'action' | 'resource'>,
  policy: 'identity-based policy' | 'permissions boundary' | 'resource-based policy',
): Decision {
  const what = `${need.action} on resource: ${need.resource}`;
  if (verdict === 'explicit-deny') {
    const article = policy === 'identity-based policy' ? 'an' : 'a';
    return {
      allowed: false,
      because: 'explicit',
      explanation: `${what} with an explicit deny in ${article} ${policy}`,
    };
  }
  return {
    allowed: false,
    because: 'implicit',
    explanation: `${what} because no ${policy} allows the ${need.action} action`,
  };
}

function requestOf(role: RoleRecord, need: Need, parts: DecisionParts): AccessRequest {
  const tags = Object.entries(role.tags).map(([key, value]) => [`aws:PrincipalTag/${key}`, value]);
  const [, , , , resourceAccount = ''] = need.resource.split(':');
  const context = createContext(
    commonKeys(parts),
    {
      'aws:PrincipalAccount': parts.identity.account,
      'aws:PrincipalArn': role.arn,
      'aws:PrincipalIsAWSService': 'false',
      'aws:PrincipalType': 'AssumedRole',
      'aws:ResourceAccount': resourceAccount || parts.identity.account,
      'aws:ViaAWSService': 'false',
    },
    Object.fromEntries(tags),
    need.context ?? {},
  );
  return { action: need.action, resource: need.resource, context };
}

function* statementsOf(role: RoleRecord, attached: AttachedPolicies): Iterable<Statement> {
  for (const policy of role.inlinePolicies.values()) yield* policy.statements;
  for (const arn of role.attachedPolicies) yield* attached.statementsOf(arn);
}
