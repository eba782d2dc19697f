import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'Prisma reads a .env file in the image, which names the database as Compose does.',
  rule: 'compose-hostname-unresolvable',
  line: 'compose.yaml: api',
  script: {
    exits: { after: 1000, code: 1 },
    logs: [
      { after: 997, line: 'Prisma schema loaded from prisma/schema.prisma' },
      {
        after: 998,
        line: 'Datasource "db": PostgreSQL database "shop", schema "public" at "db:5432"',
      },
      { after: 999, line: "Error: P1001: Can't reach database server at `db:5432`" },
    ],
  },
  check: false,
  deployment: 'fails',
};
