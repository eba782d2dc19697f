import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'The migration fails, and no service may start before it.',
  rule: 'crash-loop',
  line: 'compose.yaml: build: ./api',
  service: 'migrate',
  script: {
    exits: { after: 1000, code: 3 },
    logs: [{ after: 999, line: 'error: relation "orders" already exists' }],
  },
  check: false,
  deployment: 'fails',
};
