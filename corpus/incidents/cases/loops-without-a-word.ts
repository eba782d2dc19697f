import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'The program ends with 1 and says nothing.',
  rule: 'crash-loop',
  line: 'compose.yaml: build: ./api',
  script: { exits: { after: 1000, code: 1 } },
  check: false,
  deployment: 'fails',
};
