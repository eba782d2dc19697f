import { withoutIds } from '../testing/changes.ts';
import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'sqlx only says that its pool timed out; the network knows why.',
  rule: 'sg-egress-missing',
  line: 'compose.yaml: DATABASE_URL: postgresql://shop:${DB_PASSWORD}@db:5432/shop',
  resources: withoutIds('ApiToDbPort5432Egress'),
  script: ({ DATABASE_URL = '' }) => ({
    connects: [
      {
        after: 100,
        host: new URL(DATABASE_URL).hostname,
        port: 5432,
        whenBlocked: { line: 'Error: DatabaseError(Conn(SqlxError(PoolTimedOut)))', exitCode: 1 },
      },
    ],
  }),
  check: true,
  deployment: 'fails',
};
