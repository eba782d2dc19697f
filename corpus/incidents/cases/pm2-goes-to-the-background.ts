import type { Incident } from '../testing/incident.ts';
import { ends } from '../testing/scripts.ts';

export const incident: Incident = {
  story: 'pm2 start puts the program into the background and ends, and with it the task.',
  rule: 'exit-0-in-service',
  line: 'compose.yaml: build: ./api',
  script: ends(
    0,
    '[PM2] Spawning PM2 daemon with pm2_home=/home/node/.pm2',
    '[PM2] PM2 Successfully daemonized',
    '[PM2] Starting /app/server.js in fork_mode (1 instance)',
    '[PM2] Done.',
    '┌────┬───────────┬─────────┬────────┐',
    '│ id │ name      │ mode    │ status │',
    '│ 0  │ server    │ fork    │ online │',
  ),
  check: false,
  deployment: 'fails',
};
