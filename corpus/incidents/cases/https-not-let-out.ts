import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'A network ACL lets tasks reach their database, and nothing on port 443.',
  rule: 'nacl-blocks',
  line: 'compose.yaml: zones: 2 nat: single',
  says: 'outbound TCP 443',
  acl: [
    { direction: 'outbound', from: 1024, to: 65_535 },
    { direction: 'inbound', from: 0, to: 65_535 },
  ],
  check: false,
  deployment: 'runs',
  afterwards: 'replace-tasks',
};
