import { edit, statements } from '../testing/changes.ts';
import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'S3: reading the secrets was allowed to the task role, not to the execution role.',
  rule: 'secret-exec-role-denied',
  line: 'compose.yaml: DATABASE_URL: postgresql://shop:${DB_PASSWORD}@db:5432/shop',
  resources: edit(
    'AWS::IAM::Role',
    statements(({ Action }) => !String(Action).includes('secretsmanager')),
    'api',
  ),
  check: true,
  deployment: 'fails',
};
