import type { Incident } from '../testing/incident.ts';
import { ends } from '../testing/scripts.ts';

export const incident: Incident = {
  story: 'sqlx only says that its pool timed out, and nothing says why: a guess would be one.',
  rule: 'crash-loop',
  line: 'compose.yaml: build: ./api',
  says: 'PoolTimedOut',
  script: ends(1, 'Error: DatabaseError(Conn(SqlxError(PoolTimedOut)))'),
  check: false,
  deployment: 'fails',
};
