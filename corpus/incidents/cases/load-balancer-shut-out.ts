import { withoutIds } from '../testing/changes.ts';
import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'The tasks let the load balancer not in.',
  rule: 'tg-unreachable',
  resources: withoutIds('ApiFromLoadBalancerPort8000Ingress'),
  check: true,
  deployment: 'fails',
};
