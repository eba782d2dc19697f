import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'The client speaks plain text to a cache that requires TLS.',
  rule: 'redis-tls-scheme',
  line: 'compose.yaml: REDIS_URL: redis://cache:6379/0',
  script: {
    exits: { after: 1000, code: 1 },
    logs: [{ after: 999, line: 'Error: Redis connection to cache failed - read ECONNRESET' }],
  },
  check: false,
  deployment: 'fails',
};
