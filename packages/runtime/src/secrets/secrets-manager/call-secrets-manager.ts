import { setTimeout as sleep } from 'node:timers/promises';
import type { EnvMap } from '../options.ts';
import { SourceFailure } from '../source-failure.ts';
import { CallFailure, classifyAnswer } from './classify-answer.ts';
import { type Credentials, findCredentials } from './find-credentials.ts';
import type { RawAnswer, RequestSender } from './protocol.ts';
import { sendOverHttp } from './send-over-http.ts';

export interface CallerOptions {
  readonly env: Readonly<EnvMap>;
  readonly region: string;
  readonly endpoint: string;
  readonly maxAttempts: number;
  /** Milliseconds for one attempt. */
  readonly attemptMs: number;
  readonly signal: AbortSignal;
  readonly request?: RequestSender | undefined;
}

/** Calls one operation and answers with its output. Throws SourceFailure. */
export type SecretsManagerCaller = (operation: string, input: object) => Promise<object>;

/** Milliseconds: the first delay's upper limit, and every delay's. */
const backoff = { first: 100, longest: 5000 };

export function createCaller(options: CallerOptions): SecretsManagerCaller {
  const { env, region, endpoint, maxAttempts, attemptMs, signal, request = sendOverHttp } = options;
  let credentials: Promise<Credentials> | undefined;
  let clockOffset = 0;

  async function attempt(operation: string, input: object): Promise<RawAnswer> {
    const attemptSignal = AbortSignal.any([signal, AbortSignal.timeout(attemptMs)]);
    // Loaded at the first request, not at the start: it takes longer than the rest of the library.
    const { signRequest } = await import('./sign-request.ts');
    credentials ??= findCredentials(env, attemptSignal);
    const call = { endpoint, region, operation, input };
    const time = new Date(Date.now() + clockOffset);
    const signed = await signRequest(call, await credentials, time);
    return request(signed, attemptSignal);
  }

  return async (operation, input) => {
    const mended = new Set<string>();
    for (let number = 1; ; number += 1) {
      let answer: RawAnswer | undefined;
      try {
        answer = await attempt(operation, input);
        return classifyAnswer(answer);
      } catch (error) {
        if (answer === undefined) credentials = undefined;
        const failure = callFailureOf(error, signal);
        const { mend } = failure;
        if (mend === 'none' || number >= maxAttempts || mended.has(mend)) throw failure;
        if (mend === 'wait') {
          await waitBefore(number, failure, answer, signal);
          continue;
        }
        mended.add(mend);
        if (mend === 'keys') credentials = undefined;
        else clockOffset = offsetBy(answer);
      }
    }
  };
}

function callFailureOf(error: unknown, signal: AbortSignal): CallFailure {
  if (error instanceof CallFailure) return error;
  if (error instanceof SourceFailure) {
    const isPassing = error.code === 'Network' || error.code === 'Timeout';
    return new CallFailure(error.code, error.message, isPassing ? 'wait' : 'none');
  }
  const isTimeout = signal.aborted || (error instanceof Error && error.name === 'TimeoutError');
  if (isTimeout) return new CallFailure('Timeout', 'There was no answer in time.', 'wait');
  const name = error instanceof Error ? error.name : typeof error;
  return new CallFailure('Network', `The request failed with ${name}.`, 'wait');
}

/** Full jitter, or as long as the answer asks. When time runs out meanwhile, the failure stands. */
async function waitBefore(
  number: number,
  failure: CallFailure,
  answer: RawAnswer | undefined,
  signal: AbortSignal,
): Promise<void> {
  const limit = Math.min(backoff.longest, backoff.first * 2 ** number);
  const asked = Number(answer?.headers?.['retry-after'] ?? 0) * 1000;
  const delay = Math.max(Math.random() * limit, Number.isFinite(asked) ? asked : 0);
  await sleep(delay, undefined, { signal }).catch(() => {
    throw failure;
  });
}

/** Milliseconds that AWS's clock is before ours. */
function offsetBy(answer: RawAnswer | undefined): number {
  const date = Date.parse(String(answer?.headers?.date ?? ''));
  return Number.isNaN(date) ? 0 : date - Date.now();
}
