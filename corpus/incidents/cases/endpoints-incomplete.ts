import { withoutIds } from '../testing/changes.ts';
import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'A network without NAT has only some of the endpoints.',
  rule: 'image-endpoints-incomplete',
  line: 'compose.yaml: zones: 2 nat: single',
  files: {
    'compose.yaml': [
      { text: 'nat: single', by: 'nat: single\n    endpoints: [ecr.api, logs, secretsmanager]' },
    ],
  },
  resources: withoutIds('PrivateInternetRoute1', 'PrivateInternetRoute2'),
  check: true,
};
