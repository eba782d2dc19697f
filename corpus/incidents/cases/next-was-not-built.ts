import type { Incident } from '../testing/incident.ts';
import { ends } from '../testing/scripts.ts';

export const incident: Incident = {
  story: 'The image has the source of a Next.js application, and nobody built it.',
  rule: 'crash-loop',
  line: 'compose.yaml: build: ./api',
  says: "Could not find a production build in the '.next' directory",
  script: ends(
    1,
    '   ▲ Next.js 15.1.2',
    '   - Local:        http://localhost:8000',
    '   - Network:      http://10.0.11.4:8000',
    '',
    ' ✓ Starting...',
    "Error: Could not find a production build in the '.next' directory. Try building your app with 'next build' before starting the production server. https://nextjs.org/docs/messages/production-start-no-build-id",
    '    at setupFsCheck (/app/node_modules/next/dist/server/lib/router-utils/filesystem.js:151:19)',
  ),
  check: false,
  deployment: 'fails',
};
