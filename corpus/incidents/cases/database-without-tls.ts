import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'S4: RDS requires TLS, and the client connects without.',
  rule: 'db-ssl-required',
  line: 'compose.yaml: DATABASE_URL: postgresql://shop:${DB_PASSWORD}@db:5432/shop',
  script: {
    exits: { after: 1000, code: 1 },
    logs: [
      {
        after: 999,
        line: 'error: no pg_hba.conf entry for host "10.0.11.4", user "shop", database "shop", no encryption',
      },
    ],
  },
  check: false,
  deployment: 'fails',
};
