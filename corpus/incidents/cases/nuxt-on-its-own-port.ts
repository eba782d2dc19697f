import type { Incident } from '../testing/incident.ts';
import { written } from '../testing/scripts.ts';

export const incident: Incident = {
  story: 'Nuxt listens on 3000, since PORT is not set.',
  rule: 'bind-localhost',
  line: 'compose.yaml: - "8000:8000"',
  says: '3000',
  script: {
    listens: [{ port: 3000 }],
    command: () => ({ code: 1 }),
    logs: written('Listening on http://[::]:3000'),
  },
  check: false,
  deployment: 'fails',
};
