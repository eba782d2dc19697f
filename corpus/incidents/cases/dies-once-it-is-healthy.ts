import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story:
    'The program answers its health check, waits ten seconds for a queue, and dies: each task is healthy once.',
  rule: 'crash-loop',
  line: 'compose.yaml: build: ./api',
  script: {
    listens: [{ port: 8000 }],
    exits: { after: 12_000, code: 1 },
    logs: [{ after: 11_500, line: 'Error: the queue did not answer within 10000 ms' }],
  },
  check: false,
  deployment: 'fails',
};
