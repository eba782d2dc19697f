import type { Incident } from '../testing/incident.ts';
import { ends } from '../testing/scripts.ts';
import { withMysql } from '../testing/with-mysql.ts';

export const incident: Incident = {
  story:
    'MySQL on RDS takes no connection in plain text, and mysql2 opens one unless it is told not to.',
  rule: 'db-ssl-required',
  line: 'compose.yaml: DATABASE_URL: mysql://shop:${DB_PASSWORD}@db:3306/shop',
  files: withMysql,
  script: ends(
    1,
    '/app/node_modules/mysql2/promise.js:252',
    '        const localErr = new Error();',
    '                         ^',
    '',
    'Error: Connections using insecure transport are prohibited while --require_secure_transport=ON.',
    '    at PromisePool.query (/app/node_modules/mysql2/promise.js:252:22)',
    '    at file:///app/server.js:14:12 {',
    "  code: 'ER_SECURE_TRANSPORT_REQUIRED',",
    '  errno: 3159,',
    '  sql: undefined,',
    "  sqlState: 'HY000',",
    "  sqlMessage: 'Connections using insecure transport are prohibited while --require_secure_transport=ON.'",
    '}',
    '',
    'Node.js v20.20.0',
  ),
  check: true,
  checkedAs: 'application/tls-unplaced',
  deployment: 'fails',
};
