import { declareDiagnostics } from '../../diagnostics/diagnostic.ts';
import type { RoleFact, StatementFact } from '../../facts/cloud/access.ts';
import { about, nameOf } from '../about.ts';
import type { Check } from '../check.ts';

interface Parameters {
  readonly role: string;
  readonly what: string;
}

const problems = declareDiagnostics({
  'iam-overbroad': {
    severity: 'warning',
    message: ({ role, what }: Parameters) => `The role ${role} may do too much: ${what}.`,
    help: () =>
      'Allow the actions that are used, on the resources that are used: `x-seaworthy: permissions` takes both as lists.',
  },
});

const broadPolicies = /(FullAccess|ReadWrite|PowerUserAccess|PowerUser|AdministratorAccess)$/;

/** Services whose resources hold data or rights, so that all of them is too many. */
const sensitiveServices = ['secretsmanager', 'ssm', 'kms', 's3', 'sqs', 'dynamodb', 'iam', 'rds'];

/** Roles whose permissions reach far beyond what a task needs. */
export const iamOverbroad: Check = {
  code: 'iam-overbroad',
  *run({ cloud }) {
    for (const role of cloud.roles) {
      for (const what of excesses(role))
        yield about(role, problems['iam-overbroad'](undefined, { role: labelOf(role), what }));
    }
  },
};

function labelOf({ id, owner }: RoleFact): string {
  return owner === undefined ? nameOf({ id }) : `${nameOf({ id })} of ${owner}`;
}

function* excesses({ managedPolicies, statements }: RoleFact): Generator<string> {
  for (const policy of managedPolicies) {
    const name = policy.slice(policy.lastIndexOf('/') + 1);
    if (broadPolicies.test(name)) yield `it has the managed policy ${name}`;
  }
  for (const statement of statements === 'unknown' ? [] : statements) {
    const what = excessOf(statement);
    if (what !== undefined) yield what;
  }
}

function excessOf({ effect, actions, resources, conditional }: StatementFact): string | undefined {
  if (effect === 'Deny' || !actions || !resources) return undefined;
  if (actions.includes('*')) return 'one statement allows every action';
  const service = actions.find(isWholeService);
  if (service !== undefined && resources.includes('*'))
    return `it may do \`${service}\` on everything`;
  if (conditional) return undefined;
  const action = actions.find(isSensitive);
  if (action === undefined) return undefined;
  if (resources.includes('*')) return `it may do \`${action}\` on every resource of the account`;
  const everywhere = resources.find((resource) => /^arn:[^:]*:[^:]*:\*:\*:/.test(resource));
  return everywhere && `\`${everywhere}\` names every region and account`;
}

function isWholeService(action: string): boolean {
  return action.endsWith(':*');
}

/** Listing and describing have no resource to be narrowed to. */
function isSensitive(action: string): boolean {
  const [service = '', verb = ''] = action.split(':');
  return (
    sensitiveServices.includes(service) && !/^(List|Describe|GetAuthorizationToken)/.test(verb)
  );
}
