import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'S2: the entry point is not executable.',
  rule: 'exit-126-127',
  line: 'compose.yaml: build: ./api',
  script: {
    exits: { after: 1000, code: 126 },
    logs: [{ after: 999, line: 'exec /entrypoint.sh: permission denied' }],
  },
  check: false,
  deployment: 'fails',
};
