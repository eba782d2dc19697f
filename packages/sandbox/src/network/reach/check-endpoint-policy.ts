import type { Identity } from '../../aws/identity.ts';
import type { Need } from '../../aws/operation.ts';
import { createContext } from '../../iam/policy/context.ts';
import { evaluate } from '../../iam/policy/evaluate.ts';
import type { Pattern } from '../../iam/policy/pattern.ts';
import type { Statement } from '../../iam/policy/statement.ts';
import type { Endpoint } from '../records.ts';
import { type Blocked, blocked } from './blocked.ts';

/** What the policy of an endpoint says to a call, or, if that is not known, to its service at all. */
export function checkEndpointPolicy(
  endpoint: Endpoint,
  need: Need | undefined,
  identity: Identity,
): Blocked | undefined {
  if (endpoint.policy === undefined) return undefined;
  const allowed =
    need === undefined
      ? endpoint.policy.some((statement) => mayAllow(statement, endpoint.service))
      : evaluate(endpoint.policy, {
          action: need.action,
          resource: need.resource,
          principal: { kind: 'AWS', name: identity.account },
          context: contextOf(need, identity),
        }) === 'allowed';
  if (allowed) return undefined;
  const what =
    need === undefined ? `any action of ${endpoint.service}` : `${need.action} on ${need.resource}`;
  return blocked(
    { kind: 'endpoint-policy', endpointId: endpoint.id },
    `The policy of VPC endpoint ${endpoint.id} does not allow ${what}.`,
  );
}

function contextOf(need: Need, identity: Identity) {
  return createContext(
    {
      'aws:PrincipalAccount': identity.account,
      'aws:RequestedRegion': identity.region,
      'aws:ResourceAccount': need.resource.split(':')[4] || identity.account,
      'aws:SecureTransport': 'true',
    },
    need.context ?? {},
  );
}

function mayAllow(statement: Statement, service: string): boolean {
  if (statement.effect === 'Deny') return false;
  const { negated, patterns } = statement.actions;
  return negated || patterns.some((pattern) => isAbout(pattern, actionPrefix(service)));
}

/** Endpoint services whose actions begin otherwise than the service is called. */
const actionPrefixes: Readonly<Record<string, string>> = {
  'ecr.api': 'ecr',
  'ecr.dkr': 'ecr',
  'email-smtp': 'ses',
  monitoring: 'cloudwatch',
};

function actionPrefix(service: string): string {
  return `${actionPrefixes[service] ?? service}:`;
}

function isAbout([first]: Pattern, prefix: string): boolean {
  return first?.kind === 'many' || (first?.kind === 'text' && first.text.startsWith(prefix));
}
