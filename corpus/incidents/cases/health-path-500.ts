import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'S3: the health path answers with an error.',
  rule: 'tg-code-mismatch',
  script: { listens: [{ port: 8000, answers: () => ({ kind: 'status', status: 500 }) }] },
  check: false,
  deployment: 'fails',
};
