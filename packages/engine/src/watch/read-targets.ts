import type { Service } from '@aws-sdk/client-ecs';
import {
  DescribeTargetHealthCommand,
  type TargetHealthDescription,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { DeploymentContext } from '../aws/deployment-context.ts';
import type { TargetEvent } from '../events/engine-event.ts';

/** The targets of a service, of each of its groups the healthy ones first. */
export async function readTargets(
  service: string,
  { loadBalancers = [] }: Service,
  clients: DeploymentContext['clients'],
): Promise<readonly TargetEvent[]> {
  const found: TargetEvent[] = [];
  for (const { targetGroupArn } of loadBalancers) {
    const targets = await targetsOf(targetGroupArn, clients);
    found.push(...targets.toSorted(byHealth).map((target) => targetEvent(service, target)));
  }
  return found;
}

function targetEvent(
  service: string,
  { Target, TargetHealth }: TargetHealthDescription,
): TargetEvent {
  return {
    service,
    target: `${Target?.Id}:${Target?.Port}`,
    state: TargetHealth?.State ?? '',
    ...(TargetHealth?.Reason !== undefined && { reason: TargetHealth.Reason }),
    ...(TargetHealth?.Description !== undefined && { description: TargetHealth.Description }),
  };
}

/** Between two questions one target may become healthy and then another one leave. */
function byHealth(one: TargetHealthDescription, other: TargetHealthDescription): number {
  const rank = ({ TargetHealth }: TargetHealthDescription) =>
    TargetHealth?.State === 'healthy' ? 0 : 1;
  return rank(one) - rank(other);
}

/** A rollback takes the group away while the service still drains. */
async function targetsOf(
  TargetGroupArn: string | undefined,
  { loadBalancing }: DeploymentContext['clients'],
): Promise<readonly TargetHealthDescription[]> {
  try {
    const command = new DescribeTargetHealthCommand({ TargetGroupArn });
    return (await loadBalancing.send(command)).TargetHealthDescriptions ?? [];
  } catch (error) {
    if (error instanceof Error && error.name === 'TargetGroupNotFoundException') return [];
    throw error;
  }
}
