import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'The health path asks everybody for a token, the load balancer too.',
  rule: 'tg-code-mismatch',
  line: 'compose.yaml: test: ["CMD-SHELL", "wget -q -O - http://localhost:8000/health"]',
  says: '401',
  script: { listens: [{ port: 8000, answers: () => ({ kind: 'status', status: 401 }) }] },
  check: false,
  deployment: 'fails',
};
