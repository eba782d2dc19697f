import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { declareDiagnostics } from '../../diagnostics/diagnostic.ts';
import type { Reachable } from '../../facts/cloud/fact.ts';
import type { CloudFacts } from '../../facts/cloud-facts.ts';
import { about, nameOf, withSeverity } from '../about.ts';
import type { Check } from '../check.ts';
import { listed } from '../words.ts';
import { connectionsOf } from './connections.ts';
import { reachConnection } from './reach-connection.ts';

interface Parameters {
  readonly what: string;
  readonly mend: string;
}

const problems = declareDiagnostics({
  'sg-ingress-missing': {
    severity: 'error',
    message: ({ what }: Parameters) => what,
    help: ({ mend }: Parameters) => mend,
  },
});

/** Connections that the security group of their target does not let in. */
export const sgIngressMissing: Check = {
  code: 'sg-ingress-missing',
  *run(facts) {
    for (const connection of connectionsOf(facts)) {
      const outcome = reachConnection(facts.cloud, connection);
      if (outcome.answer !== 'no' || outcome.missing.kind !== 'ingress') continue;
      const { from, to, port, span } = connection;
      const found = {
        what: `${to} does not let ${nameOf(from)} in on port ${port}.`,
        mend: `Add an ingress rule for port ${port} to the security group of ${to}, with the security group of ${nameOf(from)} as its source.`,
      };
      yield about(from, problems['sg-ingress-missing'](span, found));
    }
    yield* sharedGroups(facts.cloud);
  },
};

/** Who may reach one of the stores behind a shared group may reach them all. */
function* sharedGroups({ databases, caches, brokers }: CloudFacts): Generator<Diagnostic> {
  const stores = new Map<string, Reachable[]>();
  for (const store of [...databases, ...caches, ...brokers]) {
    const groups =
      store.placement.securityGroups === 'unknown' ? [] : store.placement.securityGroups;
    for (const group of groups) stores.set(group, [...(stores.get(group) ?? []), store]);
  }
  for (const [id, sharing] of stores) {
    if (sharing.length < 2) continue;
    const found = {
      what: `${listed(sharing.map(nameOf))} share the security group ${nameOf({ id })}: whoever may reach one may reach all.`,
      mend: 'Give each store a security group of its own.',
    };
    yield about({ id }, withSeverity('advice', problems['sg-ingress-missing'](undefined, found)));
  }
}
