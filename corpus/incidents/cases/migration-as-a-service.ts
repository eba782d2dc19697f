import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'A program that ends is deployed as a service, and started for ever.',
  rule: 'exit-0-in-service',
  line: 'compose.yaml: build: ./api',
  script: { exits: { after: 2000, code: 0 }, logs: [{ after: 1000, line: 'nothing left to do' }] },
  check: false,
  deployment: 'fails',
};
