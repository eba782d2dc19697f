import { secret } from '../testing/changes.ts';
import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'S0: the suffix of the secret’s ARN was made up.',
  rule: 'secret-not-found',
  line: 'compose.yaml: STRIPE_KEY: ${STRIPE_KEY}',
  resources: secret(
    'STRIPE_KEY',
    'arn:aws:secretsmanager:ap-northeast-2:123456789012:secret:shop-prod-XYZ:STRIPE_KEY::',
  ),
  check: true,
  deployment: 'fails',
};
