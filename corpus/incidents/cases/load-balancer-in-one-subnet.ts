import { edit, list } from '../testing/changes.ts';
import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'The load balancer stands in one subnet of the two.',
  rule: 'alb-az-subnets',
  line: 'compose.yaml: api',
  resources: edit('AWS::ElasticLoadBalancingV2::LoadBalancer', (balancer) => ({
    ...balancer,
    Subnets: list(balancer.Subnets).slice(0, 1),
  })),
  check: true,
};
