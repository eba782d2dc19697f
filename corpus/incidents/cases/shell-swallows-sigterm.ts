import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story:
    'S2: a shell is process 1 and passes no signal on, so that each deployment kills its tasks.',
  rule: 'sigterm-ignored',
  line: 'api/start.sh',
  files: {
    'compose.yaml': [
      {
        text: '    init: true\n    restart: unless-stopped\n\n  worker',
        by: '    restart: unless-stopped\n\n  worker',
      },
    ],
    'api/start.sh': '#!/bin/sh\nnode server.js\n',
    'api/Dockerfile': [
      {
        text: 'USER node\nCMD ["node", "server.js"]',
        by: 'COPY --chmod=755 start.sh ./\nUSER node\nCMD ["./start.sh"]',
      },
    ],
  },
  script: { listens: [{ port: 8000 }], onSigterm: 'ignored' },
  afterwards: 'replace-tasks',
  check: true,
  deployment: 'runs',
};
