import { generate } from 'selfsigned';
import type { CertificateAuthority, IssuedCertificate } from './certificate-authority.ts';

interface KeyPair {
  readonly key: string;
  readonly cert: string;
}

/** An authority that lives in memory; nothing is signed before the first certificate is asked for. */
export function createCertificateAuthority(): CertificateAuthority {
  const issued = new Map<string, Promise<IssuedCertificate>>();
  let authority: Promise<KeyPair> | undefined;

  const own = (): Promise<KeyPair> => {
    authority ??= make('Seaworthy local authority', [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ]);
    return authority;
  };

  return {
    root: async () => (await own()).cert,
    issue: (hosts) => {
      const id = hosts.join(' ');
      const known = issued.get(id) ?? own().then((signer) => sign(hosts, signer));
      issued.set(id, known);
      return known;
    },
  };
}

/** `localhost` and 127.0.0.1 are always among the names: everything here is reached by them. */
async function sign(hosts: readonly string[], authority: KeyPair): Promise<IssuedCertificate> {
  const { cert, key } = await make(
    'Seaworthy sandbox',
    [
      { name: 'basicConstraints', cA: false },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          ...[...hosts, 'localhost'].map((value) => ({ type: 2 as const, value })),
          { type: 7, ip: '127.0.0.1' },
        ],
      },
    ],
    authority,
  );
  return { certificate: `${cert}\n${authority.cert}`, key };
}

type Options = NonNullable<Parameters<typeof generate>[1]>;

async function make(
  name: string,
  extensions: NonNullable<Options['extensions']>,
  ca?: KeyPair,
): Promise<KeyPair> {
  const made = await generate([{ name: 'commonName', value: name }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions,
    ...(ca && { ca }),
  });
  return { key: made.private, cert: made.cert };
}
