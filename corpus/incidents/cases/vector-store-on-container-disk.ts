import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'S1: the vector store writes to the disk of its container, which dies with the task.',
  rule: 'volume-ephemeral',
  line: 'compose.yaml: image: chromadb/chroma:1.3.0',
  files: {
    'compose.yaml': [
      {
        text: '\n  db:\n',
        by: '\n  vectors:\n    image: chromadb/chroma:1.3.0\n    volumes:\n      - /data\n    deploy:\n      resources:\n        limits:\n          memory: 1G\n\n  db:\n',
      },
    ],
  },
  service: 'vectors',
  check: true,
  checkedAs: 'application/store-unsupported', // it is not planned at all
};
