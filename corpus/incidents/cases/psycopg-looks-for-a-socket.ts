import type { Incident } from '../testing/incident.ts';
import { ends } from '../testing/scripts.ts';

export const incident: Incident = {
  story: 'Without a host, libpq looks for PostgreSQL in the container itself.',
  rule: 'compose-hostname-unresolvable',
  line: 'compose.yaml: api',
  says: '/var/run/postgresql/.s.PGSQL.5432',
  script: ends(
    1,
    'Traceback (most recent call last):',
    '  File "/usr/local/lib/python3.12/site-packages/django/db/backends/base/base.py", line 275, in ensure_connection',
    '    self.connect()',
    '  File "/usr/local/lib/python3.12/site-packages/psycopg/connection.py", line 119, in connect',
    '    raise last_ex.with_traceback(None)',
    'django.db.utils.OperationalError: connection failed: connection to server on socket "/var/run/postgresql/.s.PGSQL.5432" failed: No such file or directory',
    '\tIs the server running locally and accepting connections on that socket?',
  ),
  check: false,
  deployment: 'fails',
};
