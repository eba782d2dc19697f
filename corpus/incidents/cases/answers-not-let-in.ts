import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story:
    'Whoever keeps the network gives its subnets an ACL that lets calls out and no answers in; tasks that start anew pull no image.',
  rule: 'nacl-blocks',
  line: 'compose.yaml: zones: 2 nat: single',
  says: 'inbound TCP 50000',
  acl: [
    { direction: 'outbound', from: 0, to: 65_535 },
    { direction: 'inbound', from: 8000, to: 8000 },
  ],
  check: false,
  deployment: 'runs',
  afterwards: 'replace-tasks',
};
