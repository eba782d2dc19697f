import { withoutIds } from '../testing/changes.ts';
import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story:
    'The health path asks the database, which the tasks cannot reach; it answers 503 for ever, and nothing dies by itself.',
  rule: 'sg-ingress-missing',
  line: 'compose.yaml: DATABASE_URL: postgresql://shop:${DB_PASSWORD}@db:5432/shop',
  resources: withoutIds('ApiToDbPort5432Ingress'),
  script: ({ DATABASE_URL = '' }) => ({
    listens: [{ port: 8000, answers: () => ({ kind: 'status', status: 503 }) }],
    command: () => ({
      code: 1,
      output: 'wget: server returned error: HTTP/1.1 503 Service Unavailable',
    }),
    connects: [
      {
        after: 100,
        host: new URL(DATABASE_URL).hostname,
        port: 5432,
        whenBlocked: {
          line: 'level=warn msg="readiness: database" err="dial tcp 10.0.11.9:5432: i/o timeout"',
        },
      },
    ],
  }),
  check: true,
  deployment: 'fails',
};
