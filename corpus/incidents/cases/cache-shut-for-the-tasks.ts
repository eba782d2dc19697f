import { withoutIds } from '../testing/changes.ts';
import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'Nobody lets the tasks into the cache.',
  rule: 'sg-ingress-missing',
  line: 'compose.yaml: REDIS_URL: redis://cache:6379/0',
  resources: withoutIds('ApiToCachePort6379Ingress'),
  script: ({ REDIS_URL = '' }) => ({
    connects: [
      {
        after: 100,
        host: new URL(REDIS_URL).hostname,
        port: 6379,
        whenBlocked: { line: 'panic: dial tcp 10.0.12.31:6379: i/o timeout', exitCode: 2 },
      },
    ],
  }),
  check: true,
  deployment: 'fails',
};
