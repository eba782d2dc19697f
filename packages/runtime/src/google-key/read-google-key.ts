import { createPrivateKey } from 'node:crypto';

/** The text for the file, or why the value is no key of Google's, without the value. */
export type GoogleKey =
  | { readonly kind: 'key'; readonly json: string; readonly privateKey: string | undefined }
  | { readonly kind: 'mistake'; readonly reason: string };

/**
 * Reads credentials as JSON or as JSON in base64, and repairs what shells, `.env` files and
 * consoles do to the line breaks of `private_key`.
 */
export function readGoogleKey(value: string): GoogleKey {
  const fields = parse(value.trim()) ?? parse(fromBase64(value));
  if (!fields) return mistake('is neither a JSON object nor one in base64');
  const { type } = fields;
  if (typeof type !== 'string') return mistake('has no field `type`: is it a key of Google?');
  const needed = neededFields.get(type) ?? [];
  const missing = needed.filter((name) => typeof fields[name] !== 'string' || fields[name] === '');
  if (missing.length > 0) return mistake(`has no ${missing.join(' and no ')}`);
  if (typeof fields.private_key !== 'string') {
    return { kind: 'key', json: JSON.stringify(fields), privateKey: undefined };
  }
  const privateKey = withLineBreaks(fields.private_key);
  if (!isPrivateKey(privateKey))
    return mistake('has a private_key that is not a private key in PEM');
  const json = JSON.stringify({ ...fields, private_key: privateKey });
  return { kind: 'key', json, privateKey };
}

const neededFields: ReadonlyMap<string, readonly string[]> = new Map([
  ['service_account', ['private_key', 'client_email']],
  ['authorized_user', ['client_id', 'client_secret', 'refresh_token']],
  ['external_account', ['audience', 'subject_token_type']],
]);

function mistake(reason: string): GoogleKey {
  return { kind: 'mistake', reason };
}

function parse(text: string): Readonly<Record<string, unknown>> | undefined {
  for (const candidate of [text, escapeLineBreaks(text)]) {
    try {
      let parsed: unknown = JSON.parse(candidate);
      // JSON that was made a JSON string once more.
      if (typeof parsed === 'string') parsed = JSON.parse(parsed);
      if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) {
        return { ...parsed };
      }
    } catch {
      // The parser's message repeats a piece of the key.
    }
  }
  return undefined;
}

/** A `.env` file's double quotes turn `\n` into line breaks, which a JSON string may not have. */
function escapeLineBreaks(text: string): string {
  return text.replace(/"(?:[^"\\]|\\[\s\S])*"/g, (string) => string.replace(/\r?\n/g, '\\n'));
}

function fromBase64(value: string): string {
  const text = value.replace(/\s+/g, '');
  return /^[\w+/-]+=*$/.test(text) ? Buffer.from(text, 'base64').toString('utf8').trim() : '';
}

function withLineBreaks(pem: string): string {
  return pem.replace(/(?:\\r)?\\n/g, '\n').replace(/\r\n/g, '\n');
}

function isPrivateKey(pem: string): boolean {
  try {
    createPrivateKey(pem);
    return true;
  } catch {
    return false;
  }
}
