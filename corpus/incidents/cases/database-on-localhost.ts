import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'The program looks for its database on localhost.',
  rule: 'compose-hostname-unresolvable',
  line: 'compose.yaml: api',
  script: {
    exits: { after: 1000, code: 1 },
    logs: [{ after: 999, line: 'Error: connect ECONNREFUSED 127.0.0.1:5432' }],
  },
  check: false,
  deployment: 'fails',
};
