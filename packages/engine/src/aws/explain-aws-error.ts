import type { Diagnostic } from '@seaworthy/compiler';
import { awsProblems as problems } from './aws-problems.ts';

/**
 * What AWS, or the way to it, refuses: a fact of the world that the user can do something about.
 * Undefined for every other error, our own mistakes among them.
 */
export function explainAwsError(error: unknown): Diagnostic | undefined {
  if (!(error instanceof Error)) return undefined;
  const { name, message } = error;
  if (noCredentials.test(`${name} ${message}`)) {
    return problems['deploy/no-credentials'](undefined, { reason: firstLine(message) });
  }
  if (expired.has(name) || /token.{0,40}(has )?expired|session has expired/i.test(message)) {
    return problems['deploy/expired-credentials'](undefined, { reason: firstLine(message) });
  }
  if (invalid.has(name)) {
    return problems['deploy/invalid-credentials'](undefined, { reason: firstLine(message) });
  }
  if (denied.has(name) || /is not authorized to perform/.test(message)) {
    return problems['deploy/access-denied'](undefined, deniedAction(message));
  }
  if (throttled.has(name)) {
    return problems['deploy/throttled'](undefined, { reason: firstLine(message) });
  }
  if (unreachable.test(`${name} ${codeOf(error)} ${message}`)) {
    return problems['deploy/unreachable'](undefined, {
      reason: silenceIn(error) ?? firstLine(message),
    });
  }
  const page = pageInstead(error);
  if (page !== undefined) {
    return problems['deploy/unreachable'](undefined, {
      reason: `a web page came instead of its answer, with status ${page}`,
    });
  }
  if (statusOf(error) >= 500) {
    return problems['deploy/aws-fails'](undefined, { reason: firstLine(`${name}: ${message}`) });
  }
  return undefined;
}

const noCredentials =
  /CredentialsProviderError|Could not load credentials|Resolved credential object is not valid|NoAuthHandlerFound|profile .* (could not be found|not found)/i;

const expired: ReadonlySet<string> = new Set([
  'ExpiredToken',
  'ExpiredTokenException',
  'RequestExpired',
  'SSOTokenProviderFailure',
  'TokenRefreshRequired',
]);

const invalid: ReadonlySet<string> = new Set([
  'InvalidClientTokenId',
  'UnrecognizedClientException',
  'SignatureDoesNotMatch',
  'InvalidSignatureException',
  'AuthFailure',
  'OptInRequired',
]);

const denied: ReadonlySet<string> = new Set([
  'AccessDenied',
  'AccessDeniedException',
  'UnauthorizedOperation',
  'NotAuthorized',
]);

const throttled: ReadonlySet<string> = new Set([
  'Throttling',
  'ThrottlingException',
  'ThrottledException',
  'TooManyRequestsException',
  'RequestLimitExceeded',
  'TooManyUpdates',
  'PriorRequestNotComplete',
  'SlowDown',
]);

const unreachable =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|EHOSTUNREACH|ETIMEDOUT|EPIPE|TimeoutError|socket hang up|UNABLE_TO_|CERT_|SELF_SIGNED/;

/** `User: arn:… is not authorized to perform: ecs:CreateService on resource: arn:… because …` */
function deniedAction(message: string): {
  readonly action: string | undefined;
  readonly resource: string | undefined;
  readonly by: string | undefined;
  readonly reason: string;
} {
  return {
    reason: firstLine(message),
    action: /not authorized to perform:? ([\w-]+:\w+)/.exec(message)?.[1],
    resource: /on (?:the )?resource:? (\S+)/.exec(message)?.[1],
    by: /(?:User|Role):? (arn:\S+)/.exec(message)?.[1],
  };
}

/** Without the SDK's words about its own settings. */
function silenceIn({ name, message }: Error): string | undefined {
  if (name !== 'TimeoutError') return undefined;
  const [, milliseconds] = /timed out after (\d+) ms of inactivity/.exec(message) ?? [];
  if (milliseconds !== undefined)
    return `it did not answer within ${Number(milliseconds) / 1000} s`;
  const [, connecting] = /connection within the configured timeout of (\d+) ms/.exec(message) ?? [];
  return connecting && `no connection came about within ${Number(connecting) / 1000} s`;
}

/** The status of an answer that a proxy or a network's sign-in page gave in AWS's place. */
function pageInstead(error: Error): number | undefined {
  if (!('$response' in error)) return undefined;
  const { $response } = error as { readonly $response?: Partial<HttpAnswer> };
  const type = $response?.headers?.['content-type'] ?? '';
  return type.startsWith('text/html') ? $response?.statusCode : undefined;
}

/** As much as is asked of what the SDK's errors keep. */
interface HttpAnswer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
}

function firstLine(text: string): string {
  return (text.split('\n')[0] ?? '').trim().replace(/\.$/, '');
}

function codeOf(error: Error): string {
  return 'code' in error ? String(error.code) : '';
}

function statusOf(error: Error): number {
  if (!('$metadata' in error)) return 0;
  const { $metadata } = error as { readonly $metadata?: { readonly httpStatusCode?: number } };
  return $metadata?.httpStatusCode ?? 0;
}
