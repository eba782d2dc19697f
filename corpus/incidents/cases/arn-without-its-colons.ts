import { secret } from '../testing/changes.ts';
import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'The key was put behind the secret’s ARN, without the two colons that must follow it.',
  rule: 'secret-json-key-missing',
  line: 'compose.yaml: STRIPE_KEY: ${STRIPE_KEY}',
  resources: secret('STRIPE_KEY', { 'Fn::Sub': '${GivenAppSecret}:STRIPE_KEY' }),
  check: true,
  deployment: 'fails',
};
