import { generateKeyPairSync, randomBytes } from 'node:crypto';

/**
 * A value for a variable that nobody gave, of the form that its name promises, so that the
 * application's own checks let it start. Nothing that it opens exists.
 */
export function madeUpValue(name: string): string {
  const words = name.toUpperCase().split(/[^A-Z0-9]+/);
  if (/GOOGLE|GCP|SERVICE_?ACCOUNT/.test(name) && words.includes('JSON')) return googleKey();
  const last = words.at(-1) ?? '';
  if (last === 'PORT') return '9';
  if (last === 'JSON') return '{}';
  if (['URL', 'URI', 'DSN', 'WEBHOOK'].includes(last)) return `https://${rehearsal()}.invalid`;
  if (last === 'HOST' || last === 'HOSTNAME') return `${rehearsal()}.invalid`;
  return rehearsal();
}

function rehearsal(): string {
  return `rehearsal-${randomBytes(12).toString('hex')}`;
}

/** The key file of a service account, as Google's clients want it. */
function googleKey(): string {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  return JSON.stringify({
    type: 'service_account',
    project_id: 'rehearsal',
    private_key_id: randomBytes(20).toString('hex'),
    private_key: privateKey,
    client_email: 'rehearsal@rehearsal.iam.gserviceaccount.com',
    client_id: '1',
    token_uri: 'https://oauth2.googleapis.com/token',
  });
}
