import { declareDiagnostics } from '../../diagnostics/diagnostic.ts';
import type { CloudFacts } from '../../facts/cloud-facts.ts';
import { about, nameOf } from '../about.ts';
import type { Check } from '../check.ts';
import { bindingOf, taskNamed } from '../understood.ts';
import { type InjectedSecret, injectedSecretsOf, secretName } from './injected-secrets.ts';

interface Parameters {
  readonly service: string;
  readonly variable: string;
  readonly secret: string;
}

const problems = declareDiagnostics({
  'secret-whole-json-injected': {
    severity: 'error',
    message: ({ service, variable, secret }: Parameters) =>
      `\`${variable}\` of ${service} receives all of the secret ${secret}, a JSON object with several values, instead of its own.`,
    help: ({ variable }: Parameters) =>
      `Name the key: \`valueFrom: <ARN of the secret>:${variable}::\`, with both colons at the end.`,
  },
});

/** Variables that are given a whole JSON object where they want one of its values. */
export const secretWholeJsonInjected: Check = {
  code: 'secret-whole-json-injected',
  *run(facts) {
    const whole = injectedSecretsOf(facts.cloud).filter(isWhole);
    const uses = countUses(whole);
    const keyed = basesWithKeys(facts.cloud);
    for (const injected of whole) {
      const { subject, variable, fact } = injected;
      const isShared = (uses.get(useOf(injected)) ?? 0) > 1;
      const kind = fact?.content.kind ?? 'unknown';
      const isObject = kind === 'json' || (kind === 'unknown' && keyed.has(injected.base));
      if (!isShared && !isObject) continue;
      const found = { service: nameOf(subject), variable, secret: secretName(injected) };
      const span = bindingOf(taskNamed(facts, subject.owner), variable)?.span;
      yield about(subject, problems['secret-whole-json-injected'](span, found));
    }
  },
};

/** Parameters of Parameter Store have no keys. */
function isWhole({ key, fact, base }: InjectedSecret): boolean {
  const isSecret = fact ? fact.store === 'secrets-manager' : base.includes(':secretsmanager:');
  return key === undefined && isSecret;
}

/** Secrets out of which other variables take single keys, so that they are objects. */
function basesWithKeys(cloud: CloudFacts): ReadonlySet<string> {
  return new Set(
    injectedSecretsOf(cloud).flatMap(({ base, key }) => (key === undefined ? [] : [base])),
  );
}

/** Two variables of one service that want the same text are really two values of one object. */
function countUses(whole: readonly InjectedSecret[]): ReadonlyMap<string, number> {
  const uses = new Map<string, number>();
  for (const use of whole.map(useOf)) uses.set(use, (uses.get(use) ?? 0) + 1);
  return uses;
}

function useOf({ subject, base }: InjectedSecret): string {
  return `${subject.id} ${base}`;
}
