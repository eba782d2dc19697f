import type { DeploymentCircuitBreaker, DeploymentConfiguration } from '@aws-sdk/client-ecs';

/** How few healthy and how many running or pending tasks a deployment may have. */
export interface Capacity {
  readonly minimum: number;
  readonly maximum: number;
}

/** ECS rounds the minimum up and the maximum down; 100 and 200 percent unless said. */
export function capacityOf(desired: number, configuration: DeploymentConfiguration): Capacity {
  return {
    minimum: Math.ceil((desired * (configuration.minimumHealthyPercent ?? 100)) / 100),
    maximum: Math.floor((desired * (configuration.maximumPercent ?? 200)) / 100),
  };
}

/**
 * After how many failed tasks the circuit breaker trips: half of the desired count, at least 3 and
 * at most 200, unless a threshold is configured.
 */
export function breakerThreshold(desired: number, breaker: DeploymentCircuitBreaker): number {
  const { type, value } = breaker.thresholdConfiguration ?? { type: 'BOUNDED_PERCENT', value: 50 };
  const amount = value ?? 50;
  if (type === 'COUNT') return amount;
  const share = Math.ceil((desired * amount) / 100);
  return type === 'UNBOUNDED_PERCENT' ? Math.max(1, share) : Math.min(200, Math.max(3, share));
}
