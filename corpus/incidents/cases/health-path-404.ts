import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'S3: the health path of the load balancer does not exist in the application.',
  rule: 'tg-code-mismatch',
  script: { listens: [{ port: 8000, answers: () => ({ kind: 'status', status: 404 }) }] },
  check: false,
  deployment: 'fails',
};
