import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story:
    'The program runs for a while and dies, again and again, after the deployment came through.',
  rule: 'crash-loop',
  line: 'compose.yaml: build: ./api',
  script: {
    listens: [{ port: 8000 }],
    exits: { after: 60_000, code: 1 },
    logs: [{ after: 59_000, line: 'RangeError: Invalid array length' }],
  },
  afterwards: 'watch',
  check: false,
  deployment: 'runs',
};
