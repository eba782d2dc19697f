import type {
  EvaluationResult,
  SimulatePolicyResponse,
  SimulatePrincipalPolicyRequest,
} from '@aws-sdk/client-iam';
import type { Need } from '../../aws/operation.ts';
import { refuseUnknown } from '../../aws/refuse-unknown.ts';
import type { Decision } from '../roles.ts';

/** What a principal may do of each action on each resource. */
export function simulate(
  input: SimulatePrincipalPolicyRequest,
  decide: (need: Need) => Decision,
): SimulatePolicyResponse {
  refuseUnknown('SimulatePrincipalPolicy', input, [
    'ActionNames',
    'ContextEntries',
    'MaxItems',
    'PolicySourceArn',
    'ResourceArns',
  ]);
  const context = Object.fromEntries(
    (input.ContextEntries ?? []).map(({ ContextKeyName = '', ContextKeyValues = [] }) => [
      ContextKeyName,
      ContextKeyValues.join(','),
    ]),
  );
  const resources = input.ResourceArns ?? ['*'];
  const results = (input.ActionNames ?? []).flatMap((action) =>
    resources.map(
      (resource): EvaluationResult => ({
        EvalActionName: action,
        EvalResourceName: resource,
        EvalDecision: wordFor(decide({ action, resource, context })),
        MatchedStatements: [],
        MissingContextValues: [],
      }),
    ),
  );
  return { EvaluationResults: results, IsTruncated: false };
}

function wordFor(decision: Decision) {
  if (decision.allowed) return 'allowed';
  return decision.because === 'explicit' ? 'explicitDeny' : 'implicitDeny';
}
