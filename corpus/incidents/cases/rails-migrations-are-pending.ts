import type { Incident } from '../testing/incident.ts';
import { ends } from '../testing/scripts.ts';

export const incident: Incident = {
  story: 'Rails will not start before its migrations have run.',
  rule: 'crash-loop',
  line: 'compose.yaml: build: ./api',
  says: 'Migrations are pending',
  script: ends(
    1,
    '! Unable to load application: ActiveRecord::PendingMigrationError: ',
    '',
    'Migrations are pending. To resolve this issue, run:',
    '',
    '        bin/rails db:migrate',
    '',
    'You have 1 pending migration:',
    '',
    'db/migrate/20261030081500_add_orders.rb',
    '',
    'bundler: failed to load command: puma (/usr/local/bundle/bin/puma)',
    "/usr/local/bundle/gems/activerecord-7.1.3/lib/active_record/migration.rb:762:in `check_pending_migrations': (ActiveRecord::PendingMigrationError)",
  ),
  check: false,
  deployment: 'fails',
};
