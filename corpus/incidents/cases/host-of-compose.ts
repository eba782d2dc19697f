import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'The program has the host name of the database built in.',
  rule: 'compose-hostname-unresolvable',
  line: 'compose.yaml: api',
  script: {
    exits: { after: 1000, code: 1 },
    logs: [{ after: 999, line: 'Error: getaddrinfo ENOTFOUND db' }],
  },
  check: false,
  deployment: 'fails',
};
