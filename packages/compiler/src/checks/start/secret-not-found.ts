import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { declareDiagnostics } from '../../diagnostics/diagnostic.ts';
import type { Facts } from '../../facts/facts.ts';
import { about, nameOf, withSeverity } from '../about.ts';
import type { Check } from '../check.ts';
import { bindingOf, taskNamed } from '../understood.ts';
import { type InjectedSecret, injectedSecretsOf, secretName } from './injected-secrets.ts';

interface Parameters {
  readonly what: string;
}

const problems = declareDiagnostics({
  'secret-not-found': {
    severity: 'error',
    message: ({ what }: Parameters) => what,
    help: () =>
      'Use the full ARN that creating the secret returned, of a secret in the region of the tasks, and no name that ends with a hyphen and six characters.',
  },
});

/** References to secrets that are not there, not in this region, or not where their name leads. */
export const secretNotFound: Check = {
  code: 'secret-not-found',
  *run(facts) {
    for (const injected of injectedSecretsOf(facts.cloud)) {
      const why = reasonFor(injected, regionOf(facts));
      if (why === undefined) continue;
      const { subject, variable } = injected;
      const what = `\`${variable}\` of ${nameOf(subject)} asks for the secret ${secretName(injected)}, ${why}.`;
      const span = bindingOf(taskNamed(facts, subject.owner), variable)?.span;
      yield about(subject, problems['secret-not-found'](span, { what }));
    }
    yield* checkNames(facts);
  },
};

function regionOf({ application, cloud }: Facts): string {
  return application?.region ?? cloud.region;
}

function reasonFor({ base, fact }: InjectedSecret, region: string): string | undefined {
  if (fact?.exists === false) return 'which does not exist';
  const [, , service, itsRegion, , , name = ''] = base.split(':');
  if (service !== 'secretsmanager') return undefined;
  if (itsRegion && region !== 'unknown' && itsRegion !== region)
    return `which is in ${itsRegion} while the tasks run in ${region}`;
  if (!looksComplete(name)) return "whose ARN lacks AWS's suffix of six characters";
  return undefined;
}

/** AWS ends the ARN of a secret with a hyphen and six characters. */
function looksComplete(name: string): boolean {
  return /-[A-Za-z0-9]{6}$/.test(name);
}

/** A name that itself ends so makes AWS take a partial ARN for a complete one. */
function* checkNames({ cloud }: Facts): Generator<Diagnostic> {
  for (const secret of cloud.secrets) {
    if (secret.store !== 'secrets-manager' || !looksComplete(secret.name ?? '')) continue;
    const what = `The secret's name \`${secret.name}\` ends with a hyphen and six characters, like the suffix that AWS appends to ARNs: looking it up by name may fail.`;
    yield about(secret, withSeverity('warning', problems['secret-not-found'](undefined, { what })));
  }
}
