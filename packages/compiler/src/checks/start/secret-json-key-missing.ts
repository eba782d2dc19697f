import { declareDiagnostics } from '../../diagnostics/diagnostic.ts';
import { about, nameOf } from '../about.ts';
import type { Check } from '../check.ts';
import { keyOf } from '../secret-reference.ts';
import { bindingOf, taskNamed } from '../understood.ts';
import { type InjectedSecret, injectedSecretsOf, secretName } from './injected-secrets.ts';

interface Parameters {
  readonly service: string;
  readonly variable: string;
  readonly why: string;
}

const problems = declareDiagnostics({
  'secret-json-key-missing': {
    severity: 'error',
    message: ({ service, variable, why }: Parameters) =>
      `\`${variable}\` of ${service} cannot be filled: ${why}.`,
    help: () =>
      'Use a key that the secret has, exactly as it is spelt there, in the form `<ARN>:<key>::`; leave the key out for a secret that is plain text.',
  },
});

/** References to a key that the secret does not have, or in a form that ECS does not take. */
export const secretJsonKeyMissing: Check = {
  code: 'secret-json-key-missing',
  *run(facts) {
    for (const injected of injectedSecretsOf(facts.cloud)) {
      const why = reasonFor(injected);
      if (why === undefined) continue;
      const { subject, variable } = injected;
      const span = bindingOf(taskNamed(facts, subject.owner), variable)?.span;
      const found = { service: nameOf(subject), variable, why };
      yield about(subject, problems['secret-json-key-missing'](span, found));
    }
  },
};

function reasonFor(injected: InjectedSecret): string | undefined {
  const { key, fact, wellFormed } = injected;
  const secret = secretName(injected);
  if (!wellFormed) return `its reference to the secret ${secret} lacks a colon at the end`;
  if (key === undefined || !fact || fact.content.kind === 'unknown') return undefined;
  if (fact.content.kind === 'text')
    return `it asks for the key \`${key}\` of ${secret}, which is plain text and not JSON`;
  return keyOf(fact.content, key) ? undefined : `the secret ${secret} has no key \`${key}\``;
}
