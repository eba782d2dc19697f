import type { Operations } from '../aws/operation.ts';
import type { Handlers } from '../resources/handlers.ts';
import { type AccessLogEntry, accessLogLine } from './data-plane/access-log.ts';
import type { Endpoint } from './data-plane/data-plane.ts';
import { ElasticLoadBalancing, type LoadBalancingDependencies } from './elastic-load-balancing.ts';
import { loadBalancingHandlers } from './handlers.ts';
import { loadBalancingOperations } from './operations.ts';
import { find } from './store.ts';
import type { TargetGroups } from './target-groups.ts';

/** Elastic Load Balancing of a sandbox: what ECS needs, the API, the resources and the traffic. */
export interface LoadBalancing extends TargetGroups {
  readonly operations: Operations;
  readonly handlers: Handlers;
  /** `instance` groups exist, but nothing of Fargate can be registered in one. */
  targetType(targetGroupArn: string): 'ip' | 'instance';
  /** The listeners that are open on this machine. */
  endpoints(): readonly Endpoint[];
  /** The last 10,000 requests, the oldest first. */
  accessLog(): readonly AccessLogEntry[];
  /** The same in AWS's format, a line each. */
  accessLogLines(): readonly string[];
  /** Ends every timer, server and connection. */
  close(): Promise<void>;
}

/** Application load balancers, their target groups and their traffic. */
export function createLoadBalancing(deps: LoadBalancingDependencies): LoadBalancing {
  const elb = new ElasticLoadBalancing(deps);
  const { store, targets, dataPlane } = elb;
  return {
    operations: loadBalancingOperations(elb),
    handlers: loadBalancingHandlers(elb),
    isReachable: (arn) => store.uses.has(arn),
    exists: (arn) => store.groups.has(arn),
    targetType: (arn) => find.group(store, arn).targetType,
    register: (arn, target) => targets.register(find.group(store, arn), target),
    deregister: async (arn, target) => targets.deregister(find.group(store, arn), target),
    health: (arn, target) => targets.health(find.group(store, arn), target),
    onChange: (listener) => targets.onChange(listener),
    endpoints: () => dataPlane.endpoints(),
    accessLog: () => dataPlane.log.all(),
    accessLogLines: () => dataPlane.log.all().map(accessLogLine),
    close: () => elb.close(),
  };
}
