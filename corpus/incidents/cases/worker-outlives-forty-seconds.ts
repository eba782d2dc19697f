import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story:
    'A worker without a health check dies after 42 s: two seconds after ECS has counted it as healthy.',
  rule: 'crash-loop',
  line: 'compose.yaml: build: ./api',
  service: 'worker',
  script: {
    exits: { after: 42_000, code: 1 },
    logs: [{ after: 41_500, line: 'Error: no message came, and nobody said what then' }],
  },
  check: false,
  deployment: 'fails',
};
