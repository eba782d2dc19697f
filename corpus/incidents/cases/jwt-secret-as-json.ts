import { secret } from '../testing/changes.ts';
import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'S4: the key that signs sessions is the JSON text of all secrets, and nobody notices.',
  rule: 'secret-whole-json-injected',
  line: 'compose.yaml: SESSION_SECRET: ${SESSION_SECRET}',
  resources: secret('SESSION_SECRET', { Ref: 'GivenAppSecret' }),
  check: true,
};
