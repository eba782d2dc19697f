import type { Incident } from '../testing/incident.ts';
import { written } from '../testing/scripts.ts';

export const incident: Incident = {
  story:
    'The kernel kills worker after worker of gunicorn, whose master lives on and answers nobody.',
  rule: 'oom-137',
  line: 'compose.yaml: memory: 512M',
  says: 'was sent SIGKILL',
  script: {
    listens: [{ port: 8000, answers: () => ({ kind: 'timeout' }) }],
    command: () => ({ code: 1 }),
    logs: written(
      '[2026-11-02 09:14:05 +0000] [1] [INFO] Starting gunicorn 22.0.0',
      '[2026-11-02 09:14:05 +0000] [1] [INFO] Listening at: http://0.0.0.0:8000 (1)',
      '[2026-11-02 09:14:05 +0000] [7] [INFO] Booting worker with pid: 7',
      '[2026-11-02 09:14:11 +0000] [1] [ERROR] Worker (pid:7) was sent SIGKILL! Perhaps out of memory?',
      '[2026-11-02 09:14:11 +0000] [12] [INFO] Booting worker with pid: 12',
      '[2026-11-02 09:14:17 +0000] [1] [ERROR] Worker (pid:12) was sent SIGKILL! Perhaps out of memory?',
      '[2026-11-02 09:14:17 +0000] [17] [INFO] Booting worker with pid: 17',
    ),
  },
  check: false,
  deployment: 'fails',
};
