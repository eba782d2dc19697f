import { secret } from '../testing/changes.ts';
import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'S2: the secret is in us-east-1 and the tasks are in Seoul.',
  rule: 'secret-not-found',
  line: 'compose.yaml: STRIPE_KEY: ${STRIPE_KEY}',
  resources: secret(
    'STRIPE_KEY',
    'arn:aws:secretsmanager:us-east-1:123456789012:secret:shop-prod-AbCdEf:STRIPE_KEY::',
  ),
  check: true,
  deployment: 'fails',
};
