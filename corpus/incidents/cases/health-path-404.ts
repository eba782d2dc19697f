import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'S3: the health path of the load balancer does not exist in the application.',
  rule: 'tg-code-mismatch',
  line: 'compose.yaml: test: ["CMD-SHELL", "wget -q -O - http://localhost:8000/health"]',
  script: { listens: [{ port: 8000, answers: () => ({ kind: 'status', status: 404 }) }] },
  check: false,
  deployment: 'fails',
};
