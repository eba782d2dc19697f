import type { Incident } from '../testing/incident.ts';
import { ends } from '../testing/scripts.ts';

export const incident: Incident = {
  story:
    'Rails looks for a database by the name that its own configuration gives it, and no such one was made.',
  rule: 'crash-loop',
  line: 'compose.yaml: build: ./api',
  says: 'database "shop_production" does not exist',
  service: 'migrate',
  script: ends(
    1,
    'bin/rails aborted!',
    'ActiveRecord::NoDatabaseError: We could not find your database: shop_production. Available database configurations can be found in config/database.yml. (ActiveRecord::NoDatabaseError)',
    '',
    'To resolve this error:',
    '',
    '- Did you not create the database, or did you delete it? To create the database, run:',
    '',
    '    bin/rails db:create',
    '',
    '',
    'Caused by:',
    'PG::ConnectionBad: connection to server at "10.0.11.9", port 5432 failed: FATAL:  database "shop_production" does not exist (PG::ConnectionBad)',
    '',
    'Tasks: TOP => db:migrate',
    '(See full trace by running task with --trace)',
  ),
  check: false,
  deployment: 'fails',
};
