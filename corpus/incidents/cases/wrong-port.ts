import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'S3: the server listens on another port than the published one.',
  rule: 'bind-localhost',
  line: 'compose.yaml: - "8000:8000"',
  script: { listens: [{ port: 9000 }] },
  check: false,
  deployment: 'fails',
};
