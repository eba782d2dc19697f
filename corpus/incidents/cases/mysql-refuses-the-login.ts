import type { Incident } from '../testing/incident.ts';
import { ends } from '../testing/scripts.ts';
import { withMysql } from '../testing/with-mysql.ts';

export const incident: Incident = {
  story: 'NestJS tries MySQL again and again with a password that it does not take.',
  rule: 'db-login-refused',
  line: 'compose.yaml: DATABASE_URL: mysql://shop:${DB_PASSWORD}@db:3306/shop',
  files: withMysql,
  script: ends(
    1,
    '[Nest] 1  - 11/02/2026, 9:14:03 AM     LOG [NestFactory] Starting Nest application...',
    '[Nest] 1  - 11/02/2026, 9:14:04 AM   ERROR [TypeOrmModule] Unable to connect to the database. Retrying (1)...',
    "Error: Access denied for user 'shop'@'10.0.11.4' (using password: YES)",
    '    at Packet.asError (/app/node_modules/mysql2/lib/packets/packet.js:740:17)',
    '    at ClientHandshake.execute (/app/node_modules/mysql2/lib/commands/command.js:29:26)',
    "[Nest] 1  - 11/02/2026, 9:14:07 AM   ERROR [ExceptionHandler] Access denied for user 'shop'@'10.0.11.4' (using password: YES)",
  ),
  check: false,
  deployment: 'fails',
};
