import { withoutIds } from '../testing/changes.ts';
import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'The job that migrates is not let into the database: the service behind it never starts.',
  rule: 'sg-ingress-missing',
  line: 'compose.yaml: DATABASE_URL: postgresql://sesami:${DB_PASSWORD}@db:5432/sesami',
  example: 'sesami',
  service: 'migrate',
  resources: withoutIds('MigrateToDbPort5432Ingress'),
  script: ({ DATABASE_URL = '' }) => ({
    connects: [
      {
        after: 100,
        host: new URL(DATABASE_URL).hostname,
        port: 5432,
        whenBlocked: {
          line: 'AggregateError [ETIMEDOUT]: Error: connect ETIMEDOUT 10.0.11.9:5432',
          exitCode: 1,
        },
      },
    ],
  }),
  check: true,
  deployment: 'fails',
};
