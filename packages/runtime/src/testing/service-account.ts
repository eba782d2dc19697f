import { generateKeyPairSync } from 'node:crypto';

const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

/** A key of a service account that signs, and that nobody accepts. */
export const serviceAccount = {
  type: 'service_account',
  project_id: 'test',
  private_key_id: 'abc',
  private_key: privateKey,
  client_email: 'test@test.iam.gserviceaccount.com',
};
