import { withoutIds } from '../testing/changes.ts';
import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'S4: private subnets have neither NAT gateway nor endpoints.',
  rule: 'image-no-route',
  line: 'compose.yaml: zones: 2 nat: single',
  resources: withoutIds('PrivateInternetRoute1', 'PrivateInternetRoute2'),
  check: true,
  deployment: 'fails',
};
