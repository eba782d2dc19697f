import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story:
    'The secret is encrypted with a key of the customer’s, which the execution role may not use.',
  rule: 'secret-exec-role-denied',
  line: 'compose.yaml: STRIPE_KEY: ${STRIPE_KEY}',
  script: {
    start: {
      fails: {
        code: 'ResourceInitializationError',
        reason:
          'unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret arn:aws:secretsmanager:ap-northeast-2:123456789012:secret:shop/production/app-AbCdEf:STRIPE_KEY:: from secrets manager: AccessDeniedException: Access to KMS is not allowed status code: 400, request id: 5c1f2d3e',
      },
    },
  },
  check: false,
  deployment: 'fails',
};
