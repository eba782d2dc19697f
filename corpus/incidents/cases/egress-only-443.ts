import { withoutIds } from '../testing/changes.ts';
import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'S1 5.3: the tasks may only connect to port 443, so that the database times out.',
  rule: 'sg-egress-missing',
  line: 'compose.yaml: DATABASE_URL: postgresql://shop:${DB_PASSWORD}@db:5432/shop',
  resources: withoutIds('ApiToDbPort5432Egress'),
  script: ({ DATABASE_URL = '' }) => ({
    connects: [
      {
        after: 100,
        host: new URL(DATABASE_URL).hostname,
        port: 5432,
        whenBlocked: { line: 'Error: connect ETIMEDOUT 10.0.11.9:5432', exitCode: 1 },
      },
    ],
  }),
  check: true,
  deployment: 'fails',
};
