import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story:
    'nginx runs as a user that may not listen on a port below 1024; "permission denied" is about no file and no role.',
  rule: 'port-below-1024',
  line: 'compose.yaml: - "8000:8000"',
  says: 'bind() to 0.0.0.0:80 failed',
  script: {
    exits: { after: 1500, code: 1 },
    logs: [
      {
        after: 900,
        line: '2026/11/02 09:14:07 [warn] 1#1: the "user" directive makes sense only if the master process runs with super-user privileges, ignored in /etc/nginx/nginx.conf:2',
      },
      {
        after: 901,
        line: '2026/11/02 09:14:07 [emerg] 1#1: bind() to 0.0.0.0:80 failed (13: Permission denied)',
      },
      { after: 902, line: 'nginx: [emerg] bind() to 0.0.0.0:80 failed (13: Permission denied)' },
    ],
  },
  check: false,
  deployment: 'fails',
};
