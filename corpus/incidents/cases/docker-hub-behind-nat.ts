import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'S0: every task pulls anonymously from Docker Hub through one NAT address.',
  rule: 'image-dockerhub-limit',
  line: 'compose.yaml: image: nginx:1.29',
  files: {
    'compose.yaml': [
      {
        text: '\n  db:\n',
        by: '\n  front:\n    image: nginx:1.29\n    deploy:\n      replicas: 20\n      resources:\n        limits:\n          memory: 512M\n    restart: unless-stopped\n\n  db:\n',
      },
    ],
  },
  check: true,
};
