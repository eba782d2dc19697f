import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'A scheduler runs twice, and everything that it starts does too.',
  rule: 'singleton-replicated',
  line: 'compose.yaml: command: ["celery", "-A", "shop", "beat"]',
  files: {
    'compose.yaml': [
      { text: '["node", "worker.js"]', by: '["celery", "-A", "shop", "beat"]' },
      {
        text: '    environment:\n      DATABASE_URL: postgresql://shop:${DB_PASSWORD}@db:5432/shop\n      MAIL_KEY',
        by: '    scale: 2\n    environment:\n      DATABASE_URL: postgresql://shop:${DB_PASSWORD}@db:5432/shop\n      MAIL_KEY',
      },
    ],
  },
  service: 'worker',
  check: true,
};
