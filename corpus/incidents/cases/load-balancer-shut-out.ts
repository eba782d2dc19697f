import { withoutIds } from '../testing/changes.ts';
import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'The tasks let the load balancer not in.',
  rule: 'tg-unreachable',
  line: 'compose.yaml: - "8000:8000"',
  resources: withoutIds('ApiFromLoadBalancerPort8000Ingress'),
  check: true,
  deployment: 'fails',
};
