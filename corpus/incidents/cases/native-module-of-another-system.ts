import type { Incident } from '../testing/incident.ts';
import { ends } from '../testing/scripts.ts';

export const incident: Incident = {
  story: 'node_modules were copied from a laptop, with a library that is none of Linux.',
  rule: 'crash-loop',
  line: 'compose.yaml: build: ./api',
  says: 'invalid ELF header',
  script: ends(
    1,
    'node:internal/modules/cjs/loader:1460',
    '  return process.dlopen(module, path.toNamespacedPath(filename));',
    '                 ^',
    '',
    'Error: /app/node_modules/bcrypt/lib/binding/napi-v3/bcrypt_lib.node: invalid ELF header',
    '    at Object..node (node:internal/modules/cjs/loader:1460:18)',
    '    at Module.load (node:internal/modules/cjs/loader:1203:32) {',
    "  code: 'ERR_DLOPEN_FAILED'",
    '}',
    '',
    'Node.js v20.20.0',
  ),
  check: false,
  deployment: 'fails',
};
