import type { Diagnostic } from '@seaworthy/compiler';
import type { ShipContext } from './ship-context.ts';
import { shipProblems as problems } from './ship-problems.ts';
import type { ShipHost } from './ship-request.ts';

/** Asks the application's URL until it answers; what keeps it from that after a minute. */
export async function verifyUrl(
  url: string,
  { request }: Pick<ShipHost, 'request'>,
  { clock, emit, pollInterval, signal }: ShipContext,
): Promise<Diagnostic | undefined> {
  let isTold = false;
  const end = clock.now() + patience;
  for (;;) {
    const answer = await request(url, signal);
    // What the application makes of its first page is its own affair; that the load balancer has
    // no healthy target (502, 503, 504) is not.
    const isServed = answer.kind === 'answer' && !gatewayErrors.has(answer.status);
    if (isServed) return undefined;
    const reason = answer.kind === 'answer' ? `it says ${answer.status}` : answer.reason;
    if (!isTold) emit({ kind: 'url', url, reason });
    isTold = true;
    if (clock.now() >= end) {
      if (answer.kind === 'silence' && answer.name) {
        return problems['deploy/name-unknown'](undefined, { url });
      }
      return problems['deploy/url-silent'](undefined, { url, reason });
    }
    await clock.sleep(pollInterval, signal);
  }
}

/** Milliseconds. */
const patience = 60_000;

const gatewayErrors: ReadonlySet<number> = new Set([502, 503, 504]);
