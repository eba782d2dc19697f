import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'The program dies of an error that no setting explains.',
  rule: 'crash-loop',
  line: 'compose.yaml: build: ./api',
  script: {
    exits: { after: 1000, code: 1 },
    logs: [
      { after: 997, line: 'listening on 8000' },
      { after: 998, line: "TypeError: Cannot read properties of undefined (reading 'id')" },
      { after: 999, line: '    at start (/app/server.js:9:12)' },
    ],
  },
  check: false,
  deployment: 'fails',
};
