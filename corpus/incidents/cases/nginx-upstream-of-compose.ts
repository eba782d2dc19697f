import type { Incident } from '../testing/incident.ts';
import { ends } from '../testing/scripts.ts';

export const incident: Incident = {
  story: 'nginx hands requests to a Compose service by its name, which nobody knows on AWS.',
  rule: 'compose-hostname-unresolvable',
  line: 'compose.yaml: api',
  says: 'worker:9000',
  script: ends(
    1,
    '/docker-entrypoint.sh: Configuration complete; ready for start up',
    '2026/11/02 09:14:05 [emerg] 1#1: host not found in upstream "worker:9000" in /etc/nginx/conf.d/default.conf:5',
    'nginx: [emerg] host not found in upstream "worker:9000" in /etc/nginx/conf.d/default.conf:5',
  ),
  check: false,
  deployment: 'fails',
};
