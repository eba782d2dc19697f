import { withoutIds } from '../testing/changes.ts';
import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'Every layer of every image goes through the NAT gateway, by the gigabyte.',
  rule: 'cost-nat-data',
  line: 'compose.yaml: zones: 2 nat: single',
  resources: withoutIds('EndpointS3'),
  check: true,
};
