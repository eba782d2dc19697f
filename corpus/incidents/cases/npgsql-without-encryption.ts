import type { Incident } from '../testing/incident.ts';
import { ends } from '../testing/scripts.ts';

export const incident: Incident = {
  story: 'Npgsql asks for no TLS; the log is JSON, and the exception one text in it.',
  rule: 'db-ssl-required',
  line: 'compose.yaml: DATABASE_URL: postgresql://shop:${DB_PASSWORD}@db:5432/shop',
  says: 'no pg_hba.conf entry',
  script: ends(
    139,
    '{"EventId":6,"LogLevel":"Critical","Category":"Microsoft.AspNetCore.Hosting.Diagnostics","Message":"Application startup exception","Exception":"Npgsql.PostgresException (0x80004005): 28000: no pg_hba.conf entry for host \\u002210.0.11.4\\u0022, user \\u0022shop\\u0022, database \\u0022shop\\u0022, no encryption    at Npgsql.Internal.NpgsqlConnector.Authenticate(String username)"}',
  ),
  check: false,
  deployment: 'fails',
};
