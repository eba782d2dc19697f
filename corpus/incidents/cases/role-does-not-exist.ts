import type { Incident } from '../testing/incident.ts';
import { ends } from '../testing/scripts.ts';

export const incident: Incident = {
  story: 'Seeds are loaded as a user whom the database does not have.',
  rule: 'crash-loop',
  line: 'compose.yaml: build: ./api',
  says: 'role "postgres" does not exist',
  service: 'migrate',
  script: ends(
    2,
    'psql: error: connection to server at "10.0.11.9", port 5432 failed: FATAL:  role "postgres" does not exist',
  ),
  check: false,
  deployment: 'fails',
};
