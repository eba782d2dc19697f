import type { Incident } from '../testing/incident.ts';
import { ends } from '../testing/scripts.ts';

export const incident: Incident = {
  story: 'golang-migrate stopped half-way the last time, and asks for a hand.',
  rule: 'crash-loop',
  line: 'compose.yaml: build: ./api',
  says: 'Dirty database version 3',
  service: 'migrate',
  script: ends(1, 'error: Dirty database version 3. Fix and force version.'),
  check: false,
  deployment: 'fails',
};
