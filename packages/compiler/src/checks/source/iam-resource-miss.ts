import type { RoleFact } from '../../facts/cloud/access.ts';
import type { CloudFacts } from '../../facts/cloud-facts.ts';
import type { Facts } from '../../facts/facts.ts';
import type { SecretNameMention } from '../../facts/source/mentions/secret-names.ts';
import { allows } from '../allows.ts';
import { factNamed } from '../fact-named.ts';
import { onceFor } from '../once-for.ts';
import { taskSetsOf } from '../task-sets.ts';
import { taskCheck } from './task-check.ts';

/** A program may fetch only the secrets that its task role names. */
export const iamResourceMiss = taskCheck(
  'iam-resource-miss',
  'error',
  function* ({ task, source }, report, facts) {
    for (const { mentions } of source.build?.files ?? []) {
      for (const mention of mentions) {
        if (mention.kind !== 'secret-name' || isAllowed(task.name, mention, facts)) continue;
        const { action, resource } = requestOf(mention);
        const name = mention.whole ? mention.name : `${mention.name}…`;
        const what = `${task.name} fetches ${name} itself, which its task role does not allow: AccessDeniedException when the program gets there.`;
        const mend = `Allow it: \`x-seaworthy: permissions: [{ actions: ["${action}"], resources: ["${resource}"] }]\`; or let ECS inject the secret as a variable, which needs no code.`;
        yield report(mention.span, { what, mend });
      }
    }
  },
);

/** Only what is certainly denied is not allowed. */
function isAllowed(owner: string, mention: SecretNameMention, facts: Facts): boolean {
  const set = setsByOwner(facts.cloud).get(owner);
  if (!set) return true;
  const role = factNamed(facts.cloud.roles, set.definition.taskRole);
  const { action, example } = requestOf(mention);
  return role !== undefined && allows(inAnyPlace(role), action, [example]) !== 'no';
}

/** The role's policies without regions and accounts: the program does not say in which it asks. */
function inAnyPlace(role: RoleFact): RoleFact {
  if (role.statements === 'unknown') return role;
  const statements = role.statements.map((statement) => ({
    ...statement,
    ...(statement.resources && { resources: statement.resources.map(withoutPlace) }),
  }));
  return { ...role, statements };
}

function withoutPlace(resource: string): string {
  return resource.replace(
    /^arn:[^:]*:(secretsmanager|ssm):[^:]*:[^:]*:/,
    (_, service) => `arn:aws:${service}:${anyPlace}:`,
  );
}

const setsByOwner = onceFor(
  (cloud: CloudFacts) => new Map(taskSetsOf(cloud).map((set) => [set.owner, set])),
);

const anyPlace = '${AWS::Region}:${AWS::AccountId}';

function requestOf({ service, name, whole }: SecretNameMention) {
  // What the program adds to the name is anything; Secrets Manager itself adds six characters.
  const full = whole ? name : `${name}x`;
  if (service === 'ssm') {
    const path = name.startsWith('/') ? '' : '/';
    return {
      action: 'ssm:GetParameter',
      example: `arn:aws:ssm:${anyPlace}:parameter${path}${full}`,
      resource: `arn:aws:ssm:*:*:parameter${path}${name}${whole ? '' : '*'}`,
    };
  }
  return {
    action: 'secretsmanager:GetSecretValue',
    example: `arn:aws:secretsmanager:${anyPlace}:secret:${full}-AbCdEf`,
    resource: `arn:aws:secretsmanager:*:*:secret:${name}${whole ? '-??????' : '*'}`,
  };
}
