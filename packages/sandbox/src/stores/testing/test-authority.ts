import { generate } from 'selfsigned';
import type { CertificateAuthority } from '../certificate-authority.ts';

/** An authority for tests; `root` is what its clients trust, as PEM. */
export async function createTestAuthority(): Promise<
  CertificateAuthority & { readonly root: string }
> {
  const root = await generate([{ name: 'commonName', value: 'Test root' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, critical: true },
    ],
  });
  return {
    root: root.cert,
    async issue(hosts) {
      const { cert, private: key } = await generate([{ name: 'commonName', value: 'store' }], {
        keyType: 'ec',
        algorithm: 'sha256',
        ca: { key: root.private, cert: root.cert },
        extensions: [
          { name: 'subjectAltName', altNames: hosts.map((value) => ({ type: 2, value })) },
        ],
      });
      return { certificate: `${cert}\n${root.cert}`, key };
    },
  };
}
