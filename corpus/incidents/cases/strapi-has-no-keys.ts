import type { Incident } from '../testing/incident.ts';
import { ends } from '../testing/scripts.ts';

export const incident: Incident = {
  story: 'Strapi wants keys for its sessions; the message names a setting of its own, no variable.',
  rule: 'crash-loop',
  line: 'compose.yaml: build: ./api',
  says: 'App keys are required',
  script: ends(
    1,
    '> shop@0.1.0 start',
    '> strapi start',
    '',
    "[2026-11-02 09:14:07.391] error: Middleware \"strapi::session\": App keys are required. Please set app.keys in config/server.js (ex: keys: ['myKeyA', 'myKeyB'])",
    "Error: Middleware \"strapi::session\": App keys are required. Please set app.keys in config/server.js (ex: keys: ['myKeyA', 'myKeyB'])",
    '    at instantiateMiddleware (/app/node_modules/@strapi/strapi/dist/services/server/middleware.js:38:11)',
    '    at process.processTicksAndRejections (node:internal/process/task_queues:95:5)',
  ),
  check: false,
  deployment: 'fails',
};
