import type { Incident } from '../testing/incident.ts';
import { written } from '../testing/scripts.ts';

export const incident: Incident = {
  story: 'The access log shows the load balancer’s checks, each with a 400; no line says why.',
  rule: 'tg-host-header-rejected',
  line: 'compose.yaml: test: ["CMD-SHELL", "wget -q -O - http://localhost:8000/health"]',
  script: {
    listens: [{ port: 8000, answers: () => ({ kind: 'status', status: 400 }) }],
    logs: written(
      '[2026-11-02 09:14:05 +0000] [1] [INFO] Listening at: http://0.0.0.0:8000 (1)',
      '10.0.3.204 [02/Nov/2026:09:14:06 +0000] GET /health HTTP/1.1 400 26 - ELB-HealthChecker/2.0 0.011522',
      '10.0.4.11 [02/Nov/2026:09:14:07 +0000] GET /health HTTP/1.1 400 26 - ELB-HealthChecker/2.0 0.010114',
    ),
  },
  check: false,
  deployment: 'fails',
};
