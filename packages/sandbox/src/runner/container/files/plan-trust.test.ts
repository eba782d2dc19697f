import { expect, test } from 'vitest';
import { planTrust } from './plan-trust.ts';

const run = { certificateAuthority: 'PEM', standIn: () => undefined };
const usual = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/cert.pem',
];

test('without an authority of the sandbox nothing changes', () => {
  expect(planTrust({ standIn: () => undefined }, [], { A: 'b' })).toEqual({
    environment: { A: 'b' },
    bundles: [],
  });
});

test('Node.js is told of the authority where it is told of none', () => {
  const { environment, ownFile, bundles } = planTrust(run, ['PATH=/bin'], { A: 'b' });
  expect(environment).toEqual({ A: 'b', NODE_EXTRA_CA_CERTS: ownFile });
  expect(bundles).toEqual(usual);
});

test('a bundle that the image names for Node.js stays and gets the authority', () => {
  const trust = planTrust(run, ['NODE_EXTRA_CA_CERTS=/etc/ssl/rds-global-bundle.pem'], {});
  expect(trust).toEqual({
    environment: {},
    bundles: [...usual, '/etc/ssl/rds-global-bundle.pem'],
  });
});

test.each([
  [{ PGSSLROOTCERT: '/certs/rds.pem' }],
  [{ SSL_CERT_FILE: '/certs/rds.pem' }],
  [{ DATABASE_URL: 'postgres://app@db/app?sslmode=verify-full&sslrootcert=/certs/rds.pem' }],
  [{ DATABASE_URL: 'postgres://app@db/app?sslrootcert=%2Fcerts%2Frds.pem&a=b' }],
  [{ DSN: 'host=db sslrootcert=/certs/rds.pem user=app' }],
])('%j names a bundle', (environment) => {
  expect(planTrust(run, [], environment).bundles).toEqual([...usual, '/certs/rds.pem']);
});

test('what is no path is no bundle', () => {
  expect(planTrust(run, [], { PGSSLROOTCERT: 'system' }).bundles).toEqual(usual);
});
