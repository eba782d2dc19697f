import { SourceFailure } from '../source-failure.ts';
import type { RawAnswer } from './protocol.ts';

export interface PlainRequest {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Twenty secrets of 64 KiB, each character escaped, with room. */
const longestAnswer = 16 * 1024 * 1024;

/** One request by node:http or node:https, on a connection of its own. Throws SourceFailure. */
export async function sendOverHttp(
  { url, method, headers, body }: PlainRequest,
  signal: AbortSignal,
): Promise<RawAnswer> {
  const { request } = url.startsWith('https:')
    ? await import('node:https')
    : await import('node:http');
  return new Promise((resolve, reject) => {
    const fail = (error: Error) => reject(failureOf(error, signal, new URL(url).host));
    const outgoing = request(url, { method, headers, signal, agent: false }, (answer) => {
      const chunks: Buffer[] = [];
      let length = 0;
      answer.on('data', (chunk: Buffer) => {
        length += chunk.length;
        if (length > longestAnswer) answer.destroy(new Error('The answer is too long.'));
        else chunks.push(chunk);
      });
      answer.on('error', fail);
      answer.on('end', () => {
        const status = answer.statusCode ?? 0;
        resolve({ status, body: Buffer.concat(chunks).toString('utf8'), headers: answer.headers });
      });
    });
    outgoing.on('error', fail);
    outgoing.end(body);
  });
}

function failureOf(error: Error, signal: AbortSignal, host: string): SourceFailure {
  if (signal.aborted) return new SourceFailure('Timeout', `${host} did not answer in time.`);
  const code = 'code' in error ? String(error.code) : error.message;
  const mend = /ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|ECONNREFUSED/.test(code)
    ? ' A private subnet needs a NAT gateway or an interface endpoint for it.'
    : '';
  return new SourceFailure('Network', `${host} could not be reached (${code}).${mend}`);
}
