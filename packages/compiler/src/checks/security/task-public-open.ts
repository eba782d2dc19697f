import { declareDiagnostics } from '../../diagnostics/diagnostic.ts';
import type { CloudFacts } from '../../facts/cloud-facts.ts';
import { about, nameOf, withSeverity } from '../about.ts';
import type { Check } from '../check.ts';
import { factNamed } from '../fact-named.ts';
import { type TaskSet, taskSetsOf } from '../task-sets.ts';
import { composeService } from '../understood.ts';

interface Parameters {
  readonly what: string;
  readonly mend: string;
}

const problems = declareDiagnostics({
  'task-public-open': {
    severity: 'error',
    message: ({ what }: Parameters) => what,
    help: ({ mend }: Parameters) => mend,
  },
});

/** Tasks that the internet reaches past the load balancer, and containers that run as root. */
export const taskPublicOpen: Check = {
  code: 'task-public-open',
  *run(facts) {
    for (const set of taskSetsOf(facts.cloud)) {
      if (isOpen(facts.cloud, set)) {
        const isPublic = set.placement.publicAddress === true;
        const finding = problems['task-public-open'](undefined, openness(set));
        yield about(set, isPublic ? finding : withSeverity('warning', finding));
      }
      const root = set.definition.containers.find(({ user }) => /^(root|0)(:|$)/.test(user ?? ''));
      if (!root) continue;
      const span = composeService(facts, set.owner)?.user?.span;
      const finding = problems['task-public-open'](span, {
        what: `${nameOf(set)} runs as root.`,
        mend: 'Name another user with `user:`, or with USER in the Dockerfile.',
      });
      yield about(set, withSeverity('advice', finding));
    }
  },
};

function openness(set: TaskSet): Parameters {
  return {
    what: `The security group of ${nameOf(set)} lets the whole internet in, past the load balancer.`,
    mend: "Let in only the load balancer's security group, on the container port.",
  };
}

function isOpen(cloud: CloudFacts, { placement }: TaskSet): boolean {
  const groups = placement.securityGroups === 'unknown' ? [] : placement.securityGroups;
  return groups.some((id) =>
    factNamed(cloud.securityGroups, id)?.ingress.some(
      ({ peer }) => peer.kind === 'cidr' && (peer.cidr === '0.0.0.0/0' || peer.cidr === '::/0'),
    ),
  );
}
