import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'A service waits for another one to be healthy, which has no health check.',
  rule: 'depends-on-invalid',
  line: 'compose.yaml: worker',
  files: {
    'compose.yaml': [
      {
        text: '      cache:\n        condition: service_healthy\n    deploy',
        by: '      cache:\n        condition: service_healthy\n      worker:\n        condition: service_healthy\n    deploy',
      },
    ],
  },
  check: true,
};
