import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'The secret does not have the key that a variable asks for.',
  rule: 'secret-json-key-missing',
  line: 'compose.yaml: STRIPE_KEY: ${STRIPE_KEY}',
  secretWithout: ['STRIPE_KEY'],
  check: false,
  deployment: 'fails',
};
