import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'S4: the job asks for as much memory as the instance has on paper.',
  rule: 'batch-stuck-runnable',
  example: 'sesami',
  files: {
    'compose.production.yaml': [{ text: 'memory: 7680M', by: 'memory: 8192M' }],
  },
  check: true,
};
