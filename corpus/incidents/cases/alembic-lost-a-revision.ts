import type { Incident } from '../testing/incident.ts';
import { ends } from '../testing/scripts.ts';

export const incident: Incident = {
  story:
    'The database was migrated by a branch whose revision this image does not have; Alembic exits with 255.',
  rule: 'crash-loop',
  line: 'compose.yaml: build: ./api',
  says: "Can't locate revision identified by '8f2c1d0e9a7b'",
  service: 'migrate',
  script: ends(
    255,
    'INFO  [alembic.runtime.migration] Context impl PostgresqlImpl.',
    'INFO  [alembic.runtime.migration] Will assume transactional DDL.',
    "ERROR [alembic.util.messaging] Can't locate revision identified by '8f2c1d0e9a7b'",
    "  FAILED: Can't locate revision identified by '8f2c1d0e9a7b'",
  ),
  check: false,
  deployment: 'fails',
};
