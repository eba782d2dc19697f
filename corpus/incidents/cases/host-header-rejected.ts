import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story:
    'S3: the application only answers to its own domain, and the load balancer asks by address.',
  rule: 'tg-host-header-rejected',
  line: 'compose.yaml: ALLOWED_HOSTS: shop.example.com',
  files: {
    'compose.yaml': [{ text: 'LOG_LEVEL: info', by: 'ALLOWED_HOSTS: shop.example.com' }],
  },
  script: {
    listens: [{ port: 8000, answers: () => ({ kind: 'status', status: 400 }) }],
    logs: [{ after: 5000, line: "Invalid HTTP_HOST header: '10.0.11.4:8000'." }],
  },
  check: true,
  deployment: 'fails',
};
