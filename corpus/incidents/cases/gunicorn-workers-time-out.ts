import type { Incident } from '../testing/incident.ts';
import { written } from '../testing/scripts.ts';

export const incident: Incident = {
  story:
    'Workers of gunicorn hang and are killed by their own master, which then speaks of memory, as it always does.',
  rule: 'tg-unreachable',
  line: 'compose.yaml: - "8000:8000"',
  script: {
    listens: [{ port: 8000, answers: () => ({ kind: 'timeout' }) }],
    logs: written(
      '[2026-11-02 09:14:05 +0000] [1] [INFO] Listening at: http://0.0.0.0:8000 (1)',
      '[2026-11-02 09:14:05 +0000] [7] [INFO] Booting worker with pid: 7',
      '[2026-11-02 09:14:36 +0000] [1] [CRITICAL] WORKER TIMEOUT (pid:7)',
      '[2026-11-02 09:14:37 +0000] [1] [ERROR] Worker (pid:7) was sent SIGKILL! Perhaps out of memory?',
      '[2026-11-02 09:14:37 +0000] [12] [INFO] Booting worker with pid: 12',
    ),
  },
  check: false,
  deployment: 'fails',
};
