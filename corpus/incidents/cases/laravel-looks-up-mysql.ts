import type { Incident } from '../testing/incident.ts';
import { ends } from '../testing/scripts.ts';

export const incident: Incident = {
  story: 'Laravel’s own configuration names the database as Compose does.',
  rule: 'compose-hostname-unresolvable',
  line: 'compose.yaml: api',
  says: 'getaddrinfo for mysql failed',
  script: ends(
    1,
    '',
    '   Illuminate\\Database\\QueryException ',
    '',
    '  SQLSTATE[HY000] [2002] php_network_getaddresses: getaddrinfo for mysql failed: Name or service not known (Connection: mysql, SQL: select * from `settings`)',
    '',
    '  at vendor/laravel/framework/src/Illuminate/Database/Connection.php:829',
    '    825▕                     $this->getName(), $query, $this->prepareBindings($bindings), $e',
    '  ➜ 829▕             throw new QueryException(',
    '',
    '      +34 vendor frames ',
  ),
  check: false,
  deployment: 'fails',
};
