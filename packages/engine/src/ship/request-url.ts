import type { UrlAnswer } from './ship-request.ts';

/** Asks a URL for its first page, without following where it sends us. */
export async function requestUrl(url: string, signal: AbortSignal): Promise<UrlAnswer> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(longest)]);
  try {
    const response = await fetch(url, { redirect: 'manual', signal: limit });
    await response.body?.cancel();
    return { kind: 'answer', status: response.status };
  } catch (error) {
    signal.throwIfAborted();
    return silence(error);
  }
}

/** Milliseconds. */
const longest = 10_000;

/** `fetch` puts what happened into the cause. */
function silence(error: unknown): UrlAnswer {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const reason = cause instanceof Error ? cause.message : String(cause);
  return { kind: 'silence', reason, name: code === 'ENOTFOUND' || code === 'EAI_AGAIN' };
}
