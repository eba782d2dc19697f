import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'S1: the vector store writes to the disk of its container, which dies with the task.',
  rule: 'volume-ephemeral',
  files: {
    'compose.yaml': [
      {
        text: '\n  db:\n',
        by: '\n  vectors:\n    image: chromadb/chroma:1.3.0\n    volumes:\n      - vectors:/data\n    deploy:\n      replicas: 2\n      resources:\n        limits:\n          memory: 1G\n\n  db:\n',
      },
      { text: 'volumes:\n  db-data:', by: 'volumes:\n  vectors:\n  db-data:' },
    ],
  },
  check: true,
};
