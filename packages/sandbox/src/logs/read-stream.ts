import type { GetLogEventsRequest } from '@aws-sdk/client-cloudwatch-logs';
import { invalidParameter } from './log-errors.ts';
import type { LogEvent } from './log-stream.ts';

/** Events of a page, and the positions before and after it. */
export interface StreamPage {
  readonly events: readonly LogEvent[];
  readonly forward: string;
  readonly backward: string;
}

/**
 * One page of a stream. A token is a direction and a position among all events ever, so that it
 * stays good while lines come in and old ones are dropped; at the end the same token comes back.
 */
export function readStream(events: readonly LogEvent[], input: GetLogEventsRequest): StreamPage {
  const limit = input.limit ?? 10_000;
  const wanted = events.filter(
    ({ at }) => at >= (input.startTime ?? 0) && at < (input.endTime ?? Number.POSITIVE_INFINITY),
  );
  const token = input.nextToken === undefined ? undefined : parseToken(input.nextToken);
  const page = pick(wanted, token, { limit, fromHead: input.startFromHead ?? false });
  const first = page.at(0)?.index;
  const last = page.at(-1)?.index;
  const here = token?.position ?? wanted.at(-1)?.index ?? -1;
  return {
    events: page,
    forward: writeToken('f', last === undefined ? here : last + 1),
    backward: writeToken('b', first ?? here),
  };
}

interface Token {
  readonly direction: 'f' | 'b';
  /** Forward: the first index to give; backward: the first one not to give. */
  readonly position: number;
}

function pick(
  events: readonly LogEvent[],
  token: Token | undefined,
  { limit, fromHead }: { readonly limit: number; readonly fromHead: boolean },
): readonly LogEvent[] {
  if (token === undefined) return fromHead ? events.slice(0, limit) : events.slice(-limit);
  return token.direction === 'f'
    ? events.filter(({ index }) => index >= token.position).slice(0, limit)
    : events.filter(({ index }) => index < token.position).slice(-limit);
}

function writeToken(direction: 'f' | 'b', position: number): string {
  return `${direction}/${String(Math.max(0, position)).padStart(56, '0')}/s`;
}

function parseToken(token: string): Token {
  const match = /^([fb])\/(\d{56})\/s$/.exec(token);
  if (!match) throw invalidParameter('The specified nextToken is invalid.');
  return { direction: match[1] === 'f' ? 'f' : 'b', position: Number(match[2]) };
}
