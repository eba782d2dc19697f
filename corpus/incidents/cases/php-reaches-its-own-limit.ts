import type { Incident } from '../testing/incident.ts';
import { ends } from '../testing/scripts.ts';

export const incident: Incident = {
  story:
    'PHP stops at memory_limit, which more memory for the task would not lift; it exits with 255.',
  rule: 'crash-loop',
  line: 'compose.yaml: build: ./api',
  says: 'Allowed memory size of 134217728 bytes exhausted',
  service: 'worker',
  script: ends(
    255,
    'PHP Fatal error:  Allowed memory size of 134217728 bytes exhausted (tried to allocate 20480 bytes) in /app/vendor/doctrine/orm/src/UnitOfWork.php on line 2819',
    '',
    'In UnitOfWork.php line 2819:',
    '',
    '  Allowed memory size of 134217728 bytes exhausted (tried to allocate 20480 bytes)',
  ),
  check: false,
  deployment: 'fails',
};
