import { secret } from '../testing/changes.ts';
import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'The key lies in Parameter Store, and the execution role may read Secrets Manager only.',
  rule: 'secret-exec-role-denied',
  line: 'compose.yaml: STRIPE_KEY: ${STRIPE_KEY}',
  resources: secret(
    'STRIPE_KEY',
    'arn:aws:ssm:ap-northeast-2:123456789012:parameter/shop/production/stripe-key',
  ),
  check: true,
  deployment: 'fails',
};
