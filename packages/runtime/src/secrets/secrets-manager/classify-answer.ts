import { type FailureCode, SourceFailure } from '../source-failure.ts';
import type { RawAnswer } from './protocol.ts';

/** What an AWS error becomes, by its name; `clock` and `keys` can be mended by one more try. */
export type Mend = 'clock' | 'keys' | 'wait' | 'none';

/** A failure of one request, with what may mend it. */
export class CallFailure extends SourceFailure {
  readonly mend: Mend;

  constructor(code: FailureCode, message: string, mend: Mend) {
    super(code, message);
    this.mend = mend;
  }
}

interface AwsAnswer {
  readonly name: string;
  readonly message: string;
}

/** The answer's fields. Throws CallFailure for anything but a 200 with a JSON object. */
export function classifyAnswer({ status, body, headers = {} }: RawAnswer): object {
  const fields = parse(body);
  if (status === 200) {
    if (fields) return fields;
    throw new CallFailure(
      'BadPayload',
      'The answer is not JSON: is there a proxy between?',
      'wait',
    );
  }
  const type = String(fields?.__type ?? headers['x-amzn-errortype'] ?? '');
  const name = /(?:^|#)(\w+)(?::|$)/.exec(type)?.[1] ?? '';
  const message = String(fields?.message ?? fields?.Message ?? '');
  throw failureOf({ name, message }, status);
}

/** The failure that an AWS error is. */
export function failureOf({ name, message }: AwsAnswer, status: number): CallFailure {
  const said = name === '' ? `It answered ${status}.` : `${name}: ${firstLine(message)}`;
  if (/Throttl|TooManyRequests|SlowDown|LimitExceeded/.test(name) || status === 429) {
    return new CallFailure('Throttled', said, 'wait');
  }
  if (/RequestTimeTooSkewed|RequestExpired/.test(name) || isSkew(name, message)) {
    return new CallFailure('Credentials', `This machine's clock is wrong. ${said}`, 'clock');
  }
  if (/ExpiredToken|UnrecognizedClient|InvalidClientToken|Signature|MissingAuth/.test(name)) {
    return new CallFailure('Credentials', said, 'keys');
  }
  if (/AccessDenied|NotAuthorized|DecryptionFailure/.test(name)) {
    return new CallFailure('AccessDenied', said, 'none');
  }
  if (/ResourceNotFound|ParameterNotFound/.test(name)) {
    return new CallFailure('NotFound', `${said} Are name and region right?`, 'none');
  }
  if (/marked for deletion|marked deleted|scheduled for deletion/i.test(message)) {
    return new CallFailure('NotFound', `${said} RestoreSecret brings it back.`, 'none');
  }
  if (status >= 500) return new CallFailure('Network', said, 'wait');
  return new CallFailure('Other', said, 'none');
}

function isSkew(name: string, message: string): boolean {
  return /Signature/.test(name) && /expired|not yet current/i.test(message);
}

/** Further lines repeat the request with its session token. */
function firstLine(message: string): string {
  return (message.split(/[\r\n]/, 1)[0] ?? '').slice(0, 400);
}

function parse(body: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const parsed: unknown = JSON.parse(body);
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : undefined;
  } catch {
    return undefined;
  }
}
