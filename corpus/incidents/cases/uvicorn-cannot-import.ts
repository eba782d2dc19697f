import type { Incident } from '../testing/incident.ts';
import { ends } from '../testing/scripts.ts';

export const incident: Incident = {
  story: 'uvicorn is started in another folder than its application’s.',
  rule: 'crash-loop',
  line: 'compose.yaml: build: ./api',
  says: 'Could not import module "main"',
  script: ends(1, 'ERROR:    Error loading ASGI app. Could not import module "main".'),
  check: false,
  deployment: 'fails',
};
