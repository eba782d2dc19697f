import type { Incident } from '../testing/incident.ts';
import { ends } from '../testing/scripts.ts';

export const incident: Incident = {
  story: 'A program in Go wants port 80 as another user than root.',
  rule: 'port-below-1024',
  line: 'compose.yaml: - "8000:8000"',
  script: ends(1, '2026/11/02 09:14:05 failed to listen: listen tcp4 :80: bind: permission denied'),
  check: false,
  deployment: 'fails',
};
