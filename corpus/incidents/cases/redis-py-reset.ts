import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'A Python client speaks plain text to a cache that requires TLS.',
  rule: 'redis-tls-scheme',
  line: 'compose.yaml: REDIS_URL: redis://cache:6379/0',
  script: {
    exits: { after: 1000, code: 1 },
    logs: [
      { after: 997, line: 'Traceback (most recent call last):' },
      { after: 998, line: '  File "/app/main.py", line 12, in <module>' },
      {
        after: 999,
        line: "redis.exceptions.ConnectionError: Error while reading from master.shop-cache.abc123.apn2.cache.amazonaws.com:6379 : (104, 'Connection reset by peer')",
      },
    ],
  },
  check: false,
  deployment: 'fails',
};
