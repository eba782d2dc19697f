import { declareDiagnostics } from '../../diagnostics/diagnostic.ts';
import type { CloudFacts } from '../../facts/cloud-facts.ts';
import { about, nameOf } from '../about.ts';
import { allows } from '../allows.ts';
import type { Check } from '../check.ts';
import { factNamed } from '../fact-named.ts';
import { namesOfSecret } from '../secret-reference.ts';
import { type InjectedSecret, injectedSecretsOf, secretName } from './injected-secrets.ts';

interface Parameters {
  readonly service: string;
  readonly secret: string;
  readonly action: string;
  readonly wrongRole: boolean;
}

const problems = declareDiagnostics({
  'secret-exec-role-denied': {
    severity: 'error',
    message: ({ service, secret, action, wrongRole }: Parameters) =>
      wrongRole
        ? `The wrong role of ${service} may read ${secret}: AWS injects secrets with the execution role, and ${action} is allowed to the task role.`
        : `The execution role of ${service} may not read ${secret}: it lacks ${action}.`,
    help: ({ action }: Parameters) =>
      `Allow ${action} on this secret to the execution role. \`AmazonECSTaskExecutionRolePolicy\` has no such permission.`,
  },
});

/** Secrets that the role which injects them may not read. */
export const secretExecRoleDenied: Check = {
  code: 'secret-exec-role-denied',
  *run({ cloud }) {
    const reported = new Set<string>();
    for (const injected of injectedSecretsOf(cloud)) {
      const denied = deniedAction(cloud, injected);
      const key = `${injected.subject.id} ${injected.base}`;
      if (!denied || reported.has(key)) continue;
      reported.add(key);
      const { subject } = injected;
      const found = { service: nameOf(subject), secret: secretName(injected), ...denied };
      yield about(subject, problems['secret-exec-role-denied'](undefined, found));
    }
  },
};

function deniedAction(
  cloud: CloudFacts,
  injected: InjectedSecret,
): Pick<Parameters, 'action' | 'wrongRole'> | undefined {
  const role = factNamed(cloud.roles, injected.executionRole);
  if (!role) return undefined;
  const names = namesOfSecret(injected);
  const action = readAction(injected);
  if (names.length > 0 && allows(role, action, names) === 'no') {
    const taskRole = factNamed(cloud.roles, injected.taskRole);
    return {
      action,
      wrongRole: taskRole !== undefined && allows(taskRole, action, names) === 'yes',
    };
  }
  const key = injected.fact?.key;
  if (key === undefined || allows(role, 'kms:Decrypt', [`\${${key}}`, key]) !== 'no')
    return undefined;
  return { action: 'kms:Decrypt', wrongRole: false };
}

function readAction({ base, fact }: InjectedSecret): string {
  const isSecret = fact ? fact.store === 'secrets-manager' : base.includes(':secretsmanager:');
  return isSecret ? 'secretsmanager:GetSecretValue' : 'ssm:GetParameters';
}
