import type { Incident } from '../testing/incident.ts';
import { ends } from '../testing/scripts.ts';

export const incident: Incident = {
  story: 'A script with #!/usr/bin/env bash was saved with the line ends of Windows.',
  rule: 'entrypoint-crlf',
  line: 'compose.yaml: build: ./api',
  script: ends(
    127,
    '/usr/bin/env: ‘bash\\r’: No such file or directory',
    '/usr/bin/env: use -[v]S to pass options in shebang lines',
  ),
  check: false,
  deployment: 'fails',
};
