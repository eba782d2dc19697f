import type { Diagnostic } from '@seaworthy/compiler';
import { expect, test } from 'vitest';
import type { ServiceEvidence } from '../doctor/evidence.ts';
import { explainDistrust } from './distrust.ts';

const failed: Diagnostic = {
  code: 'db-ssl-required',
  severity: 'error',
  message: 'api talks to its database without TLS',
  owner: 'api',
};
const saying = (line: string): ServiceEvidence => ({
  service: 'api',
  stopped: [],
  logTail: ['api starts', line],
  unhealthy: [],
  messages: [],
  blocked: [],
});

test.each([
  'Error: self-signed certificate in certificate chain',
  "code: 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY'",
  'ssl.SSLCertVerificationError: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed',
  'tls: failed to verify certificate: x509: certificate signed by unknown authority',
  'PKIX path building failed: unable to find valid certification path',
])('%s is a hint beside the failure', (line) => {
  expect(explainDistrust([failed], [saying(line)])).toMatchObject([
    { code: 'rehearse/own-authority', severity: 'advice', owner: 'api' },
  ]);
});

test('is none without a failure, nor without such a line', () => {
  const line = 'self-signed certificate';
  expect(explainDistrust([], [saying(line)])).toEqual([]);
  expect(explainDistrust([failed], [saying('connect ECONNREFUSED')])).toEqual([]);
});
