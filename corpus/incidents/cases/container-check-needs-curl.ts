import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'The health check calls curl, which the slim image does not have.',
  rule: 'container-healthcheck-unusable',
  line: 'compose.yaml: test: ["CMD", "curl", "-f", "http://localhost:8000/health"]',
  files: {
    'compose.yaml': [
      {
        text: '"CMD-SHELL", "wget -q -O - http://localhost:8000/health"',
        by: '"CMD", "curl", "-f", "http://localhost:8000/health"',
      },
    ],
  },
  script: { listens: [{ port: 8000 }], command: () => ({ code: 127, output: 'curl: not found' }) },
  check: true,
  deployment: 'fails',
};
