import type { RoleFact, StatementFact } from '../facts/cloud/access.ts';
import { onceFor } from './once-for.ts';
import { matchesPattern } from './pattern.ts';

/** `maybe`: a condition, a policy that cannot be seen, or a name that only AWS knows decides. */
export type Permission = 'yes' | 'no' | 'maybe';

/**
 * Whether a role's own policies allow an action. `resource` is any of the texts that name it: its
 * id as a symbol, its ARN. Policies of the resource and of the organisation are not asked.
 */
export function allows(role: RoleFact, action: string, resource: readonly string[]): Permission {
  const statements = [
    ...(role.statements === 'unknown' ? [] : role.statements),
    ...role.managedPolicies.flatMap((policy) => knownPolicies[policyName(policy)] ?? []),
  ];
  const names = resource.map(canonical);
  let allowed: Permission = sees(role) ? 'no' : 'maybe';
  for (const statement of statements) {
    const applies = statementApplies(statement, action, names);
    if (statement.effect === 'Deny') {
      if (applies === 'yes') return 'no';
      if (applies === 'maybe' && allowed === 'yes') allowed = 'maybe';
      continue;
    }
    if (applies === 'yes' || (applies === 'maybe' && allowed === 'no')) allowed = applies;
  }
  return allowed;
}

/** Whether every policy of the role can be read. */
function sees(role: RoleFact): boolean {
  return (
    role.statements !== 'unknown' &&
    role.managedPolicies.every((policy) => policyName(policy) in knownPolicies)
  );
}

function policyName(policy: string): string {
  return policy.slice(policy.lastIndexOf('/') + 1);
}

/** AWS's managed policies whose statements decide whether a task starts. */
const knownPolicies: Readonly<Record<string, readonly StatementFact[]>> = {
  AmazonECSTaskExecutionRolePolicy: [
    {
      effect: 'Allow',
      actions: [
        'ecr:GetAuthorizationToken',
        'ecr:BatchCheckLayerAvailability',
        'ecr:GetDownloadUrlForLayer',
        'ecr:BatchGetImage',
        'logs:CreateLogStream',
        'logs:PutLogEvents',
      ],
      resources: ['*'],
      conditional: false,
    },
  ],
};

function statementApplies(
  statement: StatementFact,
  action: string,
  resource: readonly string[],
): Permission {
  const patterns = patternsOf(statement);
  if (!coversAction(patterns, action.toLowerCase())) return 'no';
  const covered = coversResource(patterns, resource);
  return covered === 'yes' && statement.conditional ? 'maybe' : covered;
}

/** The patterns of a statement in the form in which they are compared. */
const patternsOf = onceFor((statement: StatementFact) => ({
  actions: statement.actions?.map((action) => action.toLowerCase()),
  notActions: statement.notActions?.map((action) => action.toLowerCase()),
  resources: statement.resources?.map(canonical),
  notResources: statement.notResources?.map(canonical),
}));

type Patterns = ReturnType<typeof patternsOf>;

function coversAction({ actions, notActions }: Patterns, action: string): boolean {
  const isIn = (patterns: readonly string[]) =>
    patterns.some((pattern) => matchesPattern(pattern, action));
  return actions ? isIn(actions) : notActions !== undefined && !isIn(notActions);
}

function coversResource(
  { resources, notResources }: Patterns,
  resource: readonly string[],
): Permission {
  if (resources) return isAmong(resources, resource);
  if (!notResources) return 'no';
  const excluded = isAmong(notResources, resource);
  return excluded === 'maybe' ? 'maybe' : excluded === 'yes' ? 'no' : 'yes';
}

function isAmong(patterns: readonly string[], resource: readonly string[]): Permission {
  let answer: Permission = 'no';
  for (const pattern of patterns) {
    if (resource.some((name) => matchesPattern(pattern, name))) return 'yes';
    if (!resource.some((name) => isComparable(pattern, name))) answer = 'maybe';
  }
  return answer;
}

/** A symbol and a literal name may or may not mean the same thing; two of a kind can be told apart. */
function isComparable(pattern: string, name: string): boolean {
  return (
    pattern.includes('${') === name.includes('${') && pattern.includes('<') === name.includes('<')
  );
}

/** Attributes of one resource are one name here; AWS's pseudo parameters are no symbols. */
function canonical(text: string): string {
  if (!text.includes('${')) return text;
  return text.replace(/\$\{AWS::(\w+)\}/g, '<$1>').replace(/\$\{([^}.]+)\.[^}]+\}/g, '${$1}');
}
