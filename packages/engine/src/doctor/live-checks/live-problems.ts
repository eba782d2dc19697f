import { declareDiagnostics } from '@seaworthy/compiler';

/** What only a running system can show. */
export const liveProblems = declareDiagnostics({
  'secret-stale-after-rotation': {
    severity: 'warning',
    message: ({ service, secret, changed, started }: Stale) =>
      `${service} runs with an old value of ${secret}: it was changed at ${changed}, and its oldest task started at ${started}.`,
    help: () =>
      'Secrets are handed over when a task starts, and never again: replace the tasks (`aws ecs update-service --force-new-deployment`).',
  },
  'route-blackhole-nat': {
    severity: 'error',
    message: ({ services, why }: { readonly services: string; readonly why: string }) =>
      `${services} cannot reach the internet any more: ${why}.`,
    help: () =>
      'Create the NAT gateway anew in a subnet whose route leads to the internet gateway, and let the route of the private subnets lead to it.',
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

interface Stuck {
  readonly service: string;
  readonly stack: string;
  readonly status: string;
  readonly running: number;
  readonly desired: number;
}
