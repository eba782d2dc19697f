import type { DescribeServicesResponse, DescribeTasksResponse } from '@aws-sdk/client-ecs';
import type { ApiCall } from './interference.ts';

/**
 * An answer without what came into being after `since`: ECS says MISSING of a task or service that
 * not all of its servers have heard of.
 */
export function withoutNew(call: ApiCall, output: object, since: number): object {
  if (call.service !== 'ECS') return output;
  if (call.operation === 'DescribeTasks') {
    const { tasks = [], failures = [] }: DescribeTasksResponse = output;
    const [old, fresh] = split(tasks, since);
    return {
      tasks: old,
      failures: [...failures, ...fresh.map(({ taskArn: arn }) => ({ arn, reason: 'MISSING' }))],
    };
  }
  if (call.operation === 'DescribeServices') {
    const { services = [], failures = [] }: DescribeServicesResponse = output;
    const [old, fresh] = split(services, since);
    return {
      services: old,
      failures: [...failures, ...fresh.map(({ serviceArn: arn }) => ({ arn, reason: 'MISSING' }))],
    };
  }
  return output;
}

function split<Item extends { readonly createdAt?: Date | undefined }>(
  items: readonly Item[],
  since: number,
): readonly [old: Item[], fresh: Item[]] {
  const isNew = ({ createdAt }: Item) => (createdAt?.getTime() ?? 0) > since;
  return [items.filter((item) => !isNew(item)), items.filter(isNew)];
}
