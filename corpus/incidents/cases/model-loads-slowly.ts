import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'S1: loading a model takes longer than the load balancer waits.',
  rule: 'health-grace-short',
  line: 'compose.yaml: healthcheck',
  script: {
    listens: [{ port: 8000, from: 200_000 }],
    command: (_command, at) => ({ code: at < 200_000 ? 1 : 0 }),
  },
  check: false,
  deployment: 'fails',
};
