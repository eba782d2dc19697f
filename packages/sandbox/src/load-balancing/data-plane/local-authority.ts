import { generate } from 'selfsigned';

interface KeyPair {
  readonly key: string;
  readonly cert: string;
}

/** A certificate authority that lives in memory and vouches for listeners of this sandbox only. */
export class LocalAuthority {
  #root: Promise<KeyPair> | undefined;
  readonly #issued = new Map<string, Promise<KeyPair>>();

  /** Its certificate as PEM, for clients that shall trust the listeners. */
  async certificate(): Promise<string> {
    return (await this.#authority()).cert;
  }

  /** A certificate for these hosts; `localhost` and 127.0.0.1 are always among them. */
  issue(hosts: readonly string[]): Promise<KeyPair> {
    const id = hosts.join(' ');
    const issued = this.#issued.get(id) ?? this.#sign(hosts);
    this.#issued.set(id, issued);
    return issued;
  }

  #authority(): Promise<KeyPair> {
    this.#root ??= make('Seaworthy local authority', [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ]);
    return this.#root;
  }

  async #sign(hosts: readonly string[]): Promise<KeyPair> {
    return make(
      hosts[0] ?? 'localhost',
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
      await this.#authority(),
    );
  }
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
    ...(ca === undefined ? {} : { ca: { key: ca.key, cert: ca.cert } }),
  });
  return { key: made.private, cert: made.cert };
}
