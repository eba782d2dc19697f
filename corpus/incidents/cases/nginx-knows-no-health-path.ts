import type { Incident } from '../testing/incident.ts';
import { written } from '../testing/scripts.ts';

export const incident: Incident = {
  story: 'nginx in front of the program does not hand the health path on.',
  rule: 'tg-code-mismatch',
  line: 'compose.yaml: test: ["CMD-SHELL", "wget -q -O - http://localhost:8000/health"]',
  script: {
    listens: [{ port: 8000, answers: () => ({ kind: 'status', status: 404 }) }],
    command: () => ({ code: 1 }),
    logs: written(
      '/docker-entrypoint.sh: Configuration complete; ready for start up',
      '2026/11/02 09:14:06 [error] 29#29: *1 open() "/usr/share/nginx/html/health" failed (2: No such file or directory), client: 10.0.3.204, server: localhost, request: "GET /health HTTP/1.1", host: "10.0.11.4:8000"',
      '10.0.3.204 - - [02/Nov/2026:09:14:06 +0000] "GET /health HTTP/1.1" 404 153 "-" "ELB-HealthChecker/2.0"',
    ),
  },
  check: false,
  deployment: 'fails',
};
