import type { ScalingTargetFact, ServiceFact } from '../facts/cloud/task.ts';
import type { CloudFacts } from '../facts/cloud-facts.ts';
import { onceFor } from './once-for.ts';

/** The most tasks that a service runs at once, deployments not counted. */
export function mostTasks(cloud: CloudFacts, service: ServiceFact): number {
  const scaling = scalingOf(cloud, service);
  if (scaling) return scaling.maximum;
  return typeof service.desired === 'number' ? service.desired : 1;
}

/** The tasks that a service always runs. */
export function leastTasks(cloud: CloudFacts, service: ServiceFact): number {
  const scaling = scalingOf(cloud, service);
  if (scaling) return scaling.minimum;
  return typeof service.desired === 'number' ? service.desired : 1;
}

/** The autoscaling of a service, if it has one. */
export function scalingOf(cloud: CloudFacts, service: ServiceFact): ScalingTargetFact | undefined {
  return indexScaling(cloud).get(service.id);
}

const indexScaling = onceFor(
  (cloud: CloudFacts) => new Map(cloud.scalingTargets.map((target) => [target.service, target])),
);
