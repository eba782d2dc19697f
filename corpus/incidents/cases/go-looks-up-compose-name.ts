import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'A Go program has the host name of the database in its configuration file.',
  rule: 'compose-hostname-unresolvable',
  line: 'compose.yaml: api',
  script: {
    exits: { after: 1000, code: 1 },
    logs: [
      {
        after: 999,
        line: '2026/11/02 09:14:07 failed to connect to `user=shop database=shop`: hostname resolving error: lookup db on 10.0.0.2:53: no such host',
      },
    ],
  },
  check: false,
  deployment: 'fails',
};
