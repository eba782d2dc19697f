import type { Incident } from '../testing/incident.ts';
import { ends } from '../testing/scripts.ts';

export const incident: Incident = {
  story: 'The program has a password of its own for the cache.',
  rule: 'redis-tls-scheme',
  line: 'compose.yaml: REDIS_URL: redis://cache:6379/0',
  says: 'WRONGPASS',
  script: ends(
    1,
    'Traceback (most recent call last):',
    '  File "/app/main.py", line 4, in <module>',
    '    cache.ping()',
    'redis.exceptions.AuthenticationError: WRONGPASS invalid username-password pair or user is disabled.',
  ),
  check: false,
  deployment: 'fails',
};
