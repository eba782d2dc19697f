import { secret } from '../testing/changes.ts';
import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'S0: a variable names the secret without a key and gets the whole JSON object.',
  rule: 'secret-whole-json-injected',
  line: 'compose.yaml: STRIPE_KEY: ${STRIPE_KEY}',
  resources: secret('STRIPE_KEY', { Ref: 'GivenAppSecret' }),
  script: {
    exits: { after: 1000, code: 1 },
    logs: [
      {
        after: 999,
        line: 'StripeAuthenticationError: Invalid API key provided: {"STRIPE_KEY":"***',
      },
    ],
  },
  check: true,
  deployment: 'fails',
};
