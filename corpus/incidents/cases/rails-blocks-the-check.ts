import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'Rails refuses the load balancer, which asks by address.',
  rule: 'tg-host-header-rejected',
  line: 'compose.yaml: test: ["CMD-SHELL", "wget -q -O - http://localhost:8000/health"]',
  script: {
    listens: [{ port: 8000, answers: () => ({ kind: 'status', status: 403 }) }],
    logs: [
      {
        after: 12_000,
        line: '[ActionDispatch::HostAuthorization::DefaultResponseApp] Blocked hosts: 10.0.11.4:8000',
      },
    ],
  },
  check: false,
  deployment: 'fails',
};
