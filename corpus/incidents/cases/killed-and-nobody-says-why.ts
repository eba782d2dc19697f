import type { Incident } from '../testing/incident.ts';
import { ends } from '../testing/scripts.ts';

export const incident: Incident = {
  story:
    'A container ends with 137, and neither ECS nor the log speaks of memory: it may have been anything.',
  rule: 'crash-loop',
  line: 'compose.yaml: build: ./api',
  says: '137',
  script: ends(137, 'worker ready', 'job 8812 started'),
  check: false,
  deployment: 'fails',
};
