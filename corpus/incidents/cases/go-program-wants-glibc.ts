import type { Incident } from '../testing/incident.ts';
import { ends } from '../testing/scripts.ts';

export const incident: Incident = {
  story:
    'A Go program with cgo was built on Debian and copied into Alpine: the file is there, its loader is not.',
  rule: 'exit-126-127',
  line: 'compose.yaml: build: ./api',
  says: 'exec ./server failed',
  script: ends(127, '[FATAL tini (7)] exec ./server failed: No such file or directory'),
  check: false,
  deployment: 'fails',
};
