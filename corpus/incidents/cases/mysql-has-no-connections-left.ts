import type { Incident } from '../testing/incident.ts';
import { ends } from '../testing/scripts.ts';
import { withMysql } from '../testing/with-mysql.ts';

export const incident: Incident = {
  story: 'More processes than a small MySQL has connections for.',
  rule: 'db-connections',
  line: 'compose.yaml: DATABASE_URL: mysql://shop:${DB_PASSWORD}@db:3306/shop',
  files: withMysql,
  script: ends(
    1,
    'Error: ER_CON_COUNT_ERROR: Too many connections',
    '    at Handshake.Sequence._packetToError (/app/node_modules/mysql/lib/protocol/sequences/Sequence.js:47:14)',
    '    at Handshake.ErrorPacket (/app/node_modules/mysql/lib/protocol/sequences/Handshake.js:123:18)',
    "  code: 'ER_CON_COUNT_ERROR',",
    '  errno: 1040,',
    '  fatal: true',
  ),
  check: false,
  deployment: 'fails',
};
