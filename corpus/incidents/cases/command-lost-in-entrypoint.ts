import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'S2: a script became the entry point and ignores the command that Compose sets.',
  rule: 'exit-126-127',
  line: 'compose.yaml: command: ["node", "worker.js"]',
  files: {
    'api/entrypoint.sh': '#!/bin/sh\necho starting\nnode server.js\n',
    'api/Dockerfile': [
      {
        text: 'USER node',
        by: 'COPY --chmod=755 entrypoint.sh /entrypoint.sh\nENTRYPOINT ["/entrypoint.sh"]\nUSER node',
      },
    ],
  },
  service: 'worker',
  check: true,
};
