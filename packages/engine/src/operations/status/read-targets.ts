import type { Service } from '@aws-sdk/client-ecs';
import { DescribeTargetHealthCommand } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { OperationContext } from '../operation-context.ts';
import type { TargetStatus } from './status.ts';

/** How the load balancer sees the tasks of a service; undefined when it is behind none. */
export async function readTargets(
  { loadBalancers = [] }: Service,
  { clients, signal }: OperationContext,
): Promise<readonly TargetStatus[] | undefined> {
  const groups = loadBalancers.flatMap(({ targetGroupArn }) => targetGroupArn ?? []);
  if (groups.length === 0) return undefined;
  const answers = await Promise.all(
    groups.map((TargetGroupArn) =>
      clients.loadBalancing.send(new DescribeTargetHealthCommand({ TargetGroupArn }), {
        abortSignal: signal,
      }),
    ),
  );
  return answers
    .flatMap(({ TargetHealthDescriptions = [] }) => TargetHealthDescriptions)
    .map(({ Target, TargetHealth }) => ({
      target: `${Target?.Id}:${Target?.Port}`,
      state: TargetHealth?.State ?? '',
      ...(TargetHealth?.Description !== undefined && { description: TargetHealth.Description }),
    }));
}
