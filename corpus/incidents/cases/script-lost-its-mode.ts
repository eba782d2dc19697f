import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'A checkout on Windows lost the mode of the script that the entry point hands over to.',
  rule: 'exit-126-127',
  line: 'compose.yaml: build: ./api',
  script: {
    exits: { after: 1000, code: 126 },
    logs: [
      {
        after: 999,
        line: '/usr/local/bin/docker-entrypoint.sh: 12: exec: /app/start.sh: Permission denied',
      },
    ],
  },
  check: false,
  deployment: 'fails',
};
