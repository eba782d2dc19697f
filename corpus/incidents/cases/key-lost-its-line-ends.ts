import type { Incident } from '../testing/incident.ts';
import { ends } from '../testing/scripts.ts';

export const incident: Incident = {
  story: 'A private key was put into a variable without its line ends.',
  rule: 'crash-loop',
  line: 'compose.yaml: build: ./api',
  says: 'Failed to parse private key',
  script: ends(
    1,
    '/app/node_modules/firebase-admin/lib/app/credential-internal.js:142',
    "            throw new error_1.FirebaseAppError(error_1.AppErrorCodes.INVALID_CREDENTIAL, 'Failed to parse private key: ' + error);",
    '            ^',
    '',
    'FirebaseAppError: Failed to parse private key: Error: Invalid PEM formatted message.',
    '    at new ServiceAccount (/app/node_modules/firebase-admin/lib/app/credential-internal.js:142:19)',
    '  errorInfo: {',
    "    code: 'app/invalid-credential',",
    '  }',
    '}',
    '',
    'Node.js v20.20.0',
  ),
  check: false,
  deployment: 'fails',
};
