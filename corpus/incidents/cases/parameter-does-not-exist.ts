import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'The key lies in Parameter Store under another name.',
  rule: 'secret-not-found',
  line: 'compose.yaml: STRIPE_KEY: ${STRIPE_KEY}',
  script: {
    start: {
      fails: {
        code: 'ResourceInitializationError',
        reason:
          'unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secrets from ssm: service call has been retried 1 time(s): invalid parameters: /shop/production/stripe-key',
      },
    },
  },
  check: false,
  deployment: 'fails',
};
