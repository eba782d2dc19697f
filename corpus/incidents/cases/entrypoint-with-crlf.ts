import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'S2: entrypoint.sh was saved with the line ends of Windows.',
  rule: 'entrypoint-crlf',
  line: 'api/entrypoint.sh',
  files: {
    'api/entrypoint.sh': '#!/bin/sh\r\nexec "$@"\r\n',
    'api/Dockerfile': [
      {
        text: 'USER node',
        by: 'COPY --chmod=755 entrypoint.sh /entrypoint.sh\nENTRYPOINT ["/entrypoint.sh"]\nUSER node',
      },
    ],
  },
  script: {
    exits: { after: 1000, code: 127 },
    logs: [{ after: 999, line: 'exec /entrypoint.sh: no such file or directory' }],
  },
  check: true,
  deployment: 'fails',
};
