import type { TargetGroupFact } from '../../facts/cloud/balance.ts';
import type { ServiceTargetFact } from '../../facts/cloud/task.ts';
import type { CloudFacts } from '../../facts/cloud-facts.ts';
import { factNamed } from '../fact-named.ts';
import { onceFor } from '../once-for.ts';
import { type TaskSet, taskSetsOf } from '../task-sets.ts';
import { type TargetWay, waysTo } from './target-ways.ts';

/** A service behind a load balancer, by one of its target groups. */
export interface BalancedService {
  readonly set: TaskSet;
  readonly target: ServiceTargetFact;
  readonly group: TargetGroupFact;
  readonly ways: readonly TargetWay[];
}

/** Every service behind a load balancer; once for each of its target groups. */
export const balancedServicesOf = onceFor((cloud: CloudFacts): readonly BalancedService[] =>
  taskSetsOf(cloud).flatMap((set) =>
    (set.service?.loadBalancers ?? []).flatMap((target) => {
      const group = factNamed(cloud.targetGroups, target.targetGroup);
      return group ? [{ set, target, group, ways: waysTo(cloud, group.id) }] : [];
    }),
  ),
);
