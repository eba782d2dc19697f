import type { ListenerFact, LoadBalancerFact } from '../../facts/cloud/balance.ts';
import type { Fact } from '../../facts/cloud/fact.ts';
import type { CloudFacts } from '../../facts/cloud-facts.ts';
import { factNamed } from '../fact-named.ts';
import { onceFor } from '../once-for.ts';

/** A way of requests to a target group. */
export interface TargetWay {
  /** The listener or the rule that forwards. */
  readonly by: Fact;
  readonly listener?: ListenerFact;
  readonly loadBalancer?: LoadBalancerFact;
}

/** The ways to a target group; none when no listener and no rule forwards to it. */
export function waysTo(cloud: CloudFacts, targetGroup: string): readonly TargetWay[] {
  return indexWays(cloud).get(targetGroup) ?? [];
}

const indexWays = onceFor((cloud: CloudFacts) => {
  const ways = new Map<string, TargetWay[]>();
  const add = (by: Fact & { readonly targetGroups: readonly string[] }, listenerId: string) => {
    const listener = factNamed(cloud.listeners, listenerId);
    const loadBalancer = factNamed(cloud.loadBalancers, listener?.loadBalancer);
    const way = { by, ...(listener && { listener }), ...(loadBalancer && { loadBalancer }) };
    for (const group of by.targetGroups) {
      const same = ways.get(group);
      if (same) same.push(way);
      else ways.set(group, [way]);
    }
  };
  for (const listener of cloud.listeners) add(listener, listener.id);
  for (const rule of cloud.listenerRules) add(rule, rule.listener);
  return ways;
});
