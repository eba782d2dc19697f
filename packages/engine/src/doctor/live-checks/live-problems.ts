import { declareDiagnostics, listOf } from '@seaworthy/compiler';
import type { NeededCrossing } from './border-crossings.ts';
import type { Denial } from './deciding-entry.ts';

/** What only a running system can show. */
export const liveProblems = declareDiagnostics({
  'secret-stale-after-rotation': {
    severity: 'warning',
    message: ({ service, secret, changed, started }: Stale) =>
      `${service} runs with an old value of ${secret}: it was changed at ${changed}, and its oldest task started at ${started}.`,
    help: () =>
      'Secrets are handed over when a task starts, and never again: replace the tasks (`aws ecs update-service --force-new-deployment`).',
  },
  'service-gone': {
    severity: 'error',
    message: ({ service, stack }: Gone) =>
      `${service} was deleted on ECS, and its stack ${stack} does not know: nothing runs, and no update can bring it back.`,
    help: ({ stack, region }: Gone) =>
      `Delete the stack, which holds nothing but the service (\`aws cloudformation delete-stack --stack-name ${stack} --region ${region}\`), and deploy again.`,
  },
  'route-blackhole-nat': {
    severity: 'error',
    message: ({ services, why }: { readonly services: string; readonly why: string }) =>
      `${services} cannot reach the internet any more: ${why}.`,
    help: () =>
      'Create the NAT gateway anew in a subnet whose route leads to the internet gateway, and let the route of the private subnets lead to it.',
  },
  'nacl-blocks': {
    severity: 'error',
    message: ({ service, crossing, acl, denial }: BlockedCrossing) => {
      const { direction, peer, subnet, what } = crossing;
      const { from, to, by } = denial;
      const ports = from === to ? `port ${from}` : `ports ${from}–${to}`;
      const entry = by === 32_767 ? 'no entry allows' : `entry ${by} denies`;
      const way = direction === 'inbound' ? 'from' : 'to';
      return `${service} cannot ${what}: in network ACL ${acl} of ${subnet} ${entry} ${direction} TCP ${way} ${peer}, ${ports}.`;
    },
    help: ({ add }: BlockedCrossing) =>
      `Allow it (\`${add}\`), or give the subnet back to the default network ACL of its VPC. ACLs keep no account of connections: answers need an entry of their own.`,
  },
  'zone-delegation-mismatch': {
    severity: 'error',
    message: ({ host, zone, target, balancers }: RecordElsewhere) =>
      `${host} leads to another load balancer: its record in the zone ${zone} names ${target}, and ${listOf(balancers)} answers to it.`,
    help: ({ balancers: [balancer = ''] }: RecordElsewhere) =>
      `Let the record be an alias of ${balancer}.`,
  },
  'store-unavailable': {
    severity: 'error',
    message: ({ service, store, why }: UnavailableStore) =>
      `${service} cannot connect to ${store}: ${why}.`,
    help: ({ mend }: UnavailableStore) => mend,
  },
  'cfn-service-stuck': {
    severity: 'error',
    message: ({ service, stack, status, running, desired }: Stuck) =>
      `CloudFormation waits for ${service}: ${stack} is in ${status}, and ${running} of ${desired} tasks run.`,
    help: () =>
      'CloudFormation waits up to three hours. Mend why the tasks end; `aws ecs update-service --desired-count 0` lets it go on.',
  },
});

interface Stale {
  readonly service: string;
  readonly secret: string;
  readonly changed: string;
  readonly started: string;
}

interface Gone {
  readonly service: string;
  readonly stack: string;
  readonly region: string;
}

interface BlockedCrossing {
  readonly service: string;
  readonly crossing: NeededCrossing;
  readonly acl: string;
  readonly denial: Denial;
  /** The command that allows it. */
  readonly add: string;
}

interface RecordElsewhere {
  readonly host: string;
  readonly zone: string;
  readonly target: string;
  readonly balancers: readonly string[];
}

interface UnavailableStore {
  readonly service: string;
  readonly store: string;
  readonly why: string;
  readonly mend: string;
}

interface Stuck {
  readonly service: string;
  readonly stack: string;
  readonly status: string;
  readonly running: number;
  readonly desired: number;
}
