import type { Incident } from '../testing/incident.ts';
import { ends } from '../testing/scripts.ts';

export const incident: Incident = {
  story: 'A worker is turned away by its broker, which is neither AWS nor a database.',
  rule: 'crash-loop',
  line: 'compose.yaml: build: ./api',
  says: 'ACCESS_REFUSED',
  service: 'worker',
  script: ends(
    1,
    'Traceback (most recent call last):',
    '  File "/usr/local/lib/python3.12/site-packages/amqp/connection.py", line 681, in _on_close',
    '    self._x_close_ok()',
    'amqp.exceptions.AccessRefused: (0, 0): (403) ACCESS_REFUSED - Login was refused using authentication mechanism PLAIN. For details see the broker logfile.',
  ),
  check: false,
  deployment: 'fails',
};
