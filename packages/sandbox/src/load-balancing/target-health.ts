import type { HealthCheck } from './health-check.ts';
import type { ProbeOutcome, TargetHealth } from './target-groups.ts';

/** The states of a target that do not come from an answer, in AWS's words. */
export const targetHealth = {
  registering: {
    state: 'initial',
    reason: 'Elb.RegistrationInProgress',
    description: 'Target registration is in progress',
  },
  checking: {
    state: 'initial',
    reason: 'Elb.InitialHealthChecking',
    description: 'Initial health checks in progress',
  },
  healthy: { state: 'healthy' },
  unused: {
    state: 'unused',
    reason: 'Target.NotInUse',
    description: 'Target group is not configured to receive traffic from the load balancer',
  },
  otherZone: {
    state: 'unused',
    reason: 'Target.NotInUse',
    description: 'Target is in an Availability Zone that is not enabled for the load balancer',
  },
  draining: {
    state: 'draining',
    reason: 'Target.DeregistrationInProgress',
    description: 'Target deregistration is in progress',
  },
  notRegistered: {
    state: 'unused',
    reason: 'Target.NotRegistered',
    description: 'Target is not registered to the target group',
  },
} as const satisfies Record<string, TargetHealth>;

interface Checked {
  readonly health: TargetHealth;
  /** Consecutive checks that spoke against the state. */
  readonly streak: number;
}

/**
 * What a target is after one more check. A new target is healthy with its first passing check; the
 * thresholds count for every later change. `settled`: the same answer again would change nothing.
 */
export function healthAfter(
  { health, streak }: Checked,
  check: HealthCheck,
  outcome: ProbeOutcome,
): Checked & { readonly settled: boolean } {
  const passed = outcome.kind === 'status' && check.passes(outcome.status);
  const agrees = passed ? health.state === 'healthy' : health.state === 'unhealthy';
  const settledHealth = passed ? targetHealth.healthy : unhealthy(outcome, health);
  if (agrees) return { health: settledHealth, streak: 0, settled: true };
  if (passed && health.state === 'initial') {
    return { health: targetHealth.healthy, streak: 0, settled: true };
  }
  const threshold = passed ? check.healthyThreshold : check.unhealthyThreshold;
  return streak + 1 < threshold
    ? { health, streak: streak + 1, settled: false }
    : { health: settledHealth, streak: 0, settled: true };
}

/** The same record as before when nothing is new, so that nobody is told twice. */
function unhealthy(outcome: ProbeOutcome, before: TargetHealth): TargetHealth {
  const { reason, description } = failure(outcome);
  return before.state === 'unhealthy' && before.description === description
    ? before
    : { state: 'unhealthy', reason, description };
}

function failure(outcome: ProbeOutcome): { readonly reason: string; readonly description: string } {
  switch (outcome.kind) {
    case 'status':
      return {
        reason: 'Target.ResponseCodeMismatch',
        description: `Health checks failed with these codes: [${outcome.status}]`,
      };
    case 'timeout':
      return { reason: 'Target.Timeout', description: 'Request timed out' };
    case 'refused':
      return { reason: 'Target.FailedHealthChecks', description: 'Health checks failed' };
  }
}
