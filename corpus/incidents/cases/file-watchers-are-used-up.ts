import type { Incident } from '../testing/incident.ts';
import { ends } from '../testing/scripts.ts';

export const incident: Incident = {
  story:
    'A development server watches files; ENOSPC is its word for too many watchers, and no disk is full.',
  rule: 'crash-loop',
  line: 'compose.yaml: build: ./api',
  says: 'System limit for number of file watchers reached',
  script: ends(
    1,
    '> shop@1.0.0 dev',
    '> nodemon server.js',
    '',
    '[nodemon] 3.1.4',
    '[nodemon] watching path(s): *.*',
    "[nodemon] Internal watch failed: ENOSPC: System limit for number of file watchers reached, watch '/app/node_modules/abbrev'",
  ),
  check: false,
  deployment: 'fails',
};
