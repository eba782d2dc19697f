import type { Incident } from '../testing/incident.ts';
import { ends } from '../testing/scripts.ts';

export const incident: Incident = {
  story: 'The program calls Google, whose credentials no role of AWS gives.',
  rule: 'crash-loop',
  line: 'compose.yaml: build: ./api',
  says: 'Could not load the default credentials',
  script: ends(
    1,
    '/app/node_modules/google-auth-library/build/src/auth/googleauth.js:287',
    '            throw new Error(exports.GoogleAuthExceptionMessages.NO_ADC_FOUND);',
    '                  ^',
    '',
    'Error: Could not load the default credentials. Browse to https://cloud.google.com/docs/authentication/getting-started for more information.',
    '    at GoogleAuth.getApplicationDefaultAsync (/app/node_modules/google-auth-library/build/src/auth/googleauth.js:287:15)',
    '',
    'Node.js v20.20.0',
  ),
  check: false,
  deployment: 'fails',
};
