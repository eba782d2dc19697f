import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'S0: `:latest` is deployed, so that a rollback gets the same image again.',
  rule: 'image-mutable-tag',
  line: 'compose.yaml: image: nginx:latest',
  files: {
    'compose.yaml': [
      { text: 'redis:7.1-alpine', by: 'redis:7.1-alpine' },
      {
        text: '\n  db:\n',
        by: '\n  front:\n    image: nginx:latest\n    deploy:\n      resources:\n        limits:\n          memory: 512M\n    restart: unless-stopped\n\n  db:\n',
      },
    ],
  },
  check: true,
};
