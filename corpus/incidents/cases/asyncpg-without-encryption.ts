import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'The asynchronous driver of a Python program does not speak TLS.',
  rule: 'db-ssl-required',
  line: 'compose.yaml: DATABASE_URL: postgresql://shop:${DB_PASSWORD}@db:5432/shop',
  script: {
    exits: { after: 1000, code: 3 },
    logs: [
      { after: 996, line: 'ERROR:    Traceback (most recent call last):' },
      {
        after: 997,
        line: '  File "/usr/local/lib/python3.12/site-packages/asyncpg/connect_utils.py", line 1105, in __connect_addr',
      },
      {
        after: 998,
        line: 'asyncpg.exceptions.InvalidAuthorizationSpecificationError: no pg_hba.conf entry for host "10.0.12.7", user "shop", database "shop", no encryption',
      },
      { after: 999, line: 'ERROR:    Application startup failed. Exiting.' },
    ],
  },
  check: false,
  deployment: 'fails',
};
