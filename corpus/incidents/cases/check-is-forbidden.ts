import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'A server for pages answers 403 to whoever it does not know, and writes nothing.',
  rule: 'tg-code-mismatch',
  line: 'compose.yaml: test: ["CMD-SHELL", "wget -q -O - http://localhost:8000/health"]',
  script: {
    listens: [{ port: 8000, answers: () => ({ kind: 'status', status: 403 }) }],
    command: () => ({ code: 0 }),
  },
  check: false,
  deployment: 'fails',
};
