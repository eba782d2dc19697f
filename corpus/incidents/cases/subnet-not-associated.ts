import { withoutIds } from '../testing/changes.ts';
import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'S1 5.2: private subnets have no association with the route table of the NAT gateway.',
  rule: 'subnet-implicit-main-rt',
  line: 'compose.yaml: zones: 2 nat: single',
  resources: withoutIds('PrivateSubnet1Routes', 'PrivateSubnet2Routes'),
  check: true,
  deployment: 'fails',
};
