import type { Incident } from '../testing/incident.ts';
import { ends } from '../testing/scripts.ts';

export const incident: Incident = {
  story: 'The program runs as a user who may not write into a folder of its image.',
  rule: 'crash-loop',
  line: 'compose.yaml: build: ./api',
  says: "Permission denied: '/app/uploads/tmp'",
  script: ends(
    1,
    'Traceback (most recent call last):',
    '  File "/app/main.py", line 17, in <module>',
    "    os.makedirs('/app/uploads/tmp', exist_ok=True)",
    '  File "<frozen os>", line 225, in makedirs',
    "PermissionError: [Errno 13] Permission denied: '/app/uploads/tmp'",
  ),
  check: false,
  deployment: 'fails',
};
