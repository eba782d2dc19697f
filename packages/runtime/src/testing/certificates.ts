import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generate } from 'selfsigned';

/** A certificate of `localhost` that signs itself, and its key, as files in the folder. */
export async function writeCertificate(folder: string, name: string) {
  const made = await generate([{ name: 'commonName', value: 'localhost' }], {
    keySize: 2048,
    extensions: [
      { name: 'basicConstraints', cA: true },
      { name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }] },
    ],
  });
  const certificate = join(folder, `${name}.pem`);
  const key = join(folder, `${name}-key.pem`);
  writeFileSync(certificate, made.cert);
  writeFileSync(key, made.private, { mode: 0o600 });
  return { certificate, key, text: { certificate: made.cert, key: made.private } };
}
