import type { Incident } from '../testing/incident.ts';
import { ends } from '../testing/scripts.ts';

export const incident: Incident = {
  story: 'n8n runs as node and may not write what lies on its volume.',
  rule: 'crash-loop',
  line: 'compose.yaml: build: ./api',
  says: "EACCES: permission denied, open '/home/node/.n8n/config'",
  script: ends(
    1,
    'No encryption key found - Auto-generating and saving to: /home/node/.n8n/config',
    "Error: EACCES: permission denied, open '/home/node/.n8n/config'",
    '    at Object.openSync (node:fs:601:3)',
    '    at Object.writeFileSync (node:fs:2249:35)',
    '    at Container.get (/usr/local/lib/node_modules/n8n/node_modules/typedi/cjs/container-instance.class.js:53:23)',
  ),
  check: false,
  deployment: 'fails',
};
