/**
 * How tests make calls to the sandbox fail as calls to AWS do. Given to `createSandbox`:
 *
 *     createSandbox({
 *       …,
 *       interfere: ({ service, operation, input, caller }) =>
 *         operation === 'ExecuteChangeSet' ? { kind: 'reset', done: true } : undefined,
 *       onCall: ({ service, operation, input, needs }) => …,
 *     })
 *
 * Both see every call from outside, of attached clients and over HTTP alike, and each attempt of a
 * client that tries again. They do not see what services of the sandbox ask each other. What
 * `interfere` throws reaches an attached client as it is.
 */
import type { AwsError } from '../aws-error.ts';
import type { Caller, Need, ServiceName } from '../operation.ts';

/** One call from outside. */
export interface ApiCall {
  readonly service: ServiceName;
  /** The name of the SDK's command, without `Command`. */
  readonly operation: string;
  /** The input of the SDK's command. */
  readonly input: unknown;
  readonly caller: Caller;
}

/**
 * What happens instead of, or to, the answer of a call. Milliseconds are of the sandbox's clock.
 * `done: true`: the call takes effect all the same, and only its answer is lost.
 */
export type Interference =
  /** Refused before anything happens, under the name that this service has for too many calls. */
  | { readonly kind: 'throttled' }
  /** AWS's own servers fail, under the name that this service has for it; 500 unless said. */
  | { readonly kind: 'failed'; readonly status?: 500 | 503; readonly done?: boolean }
  /** The connection breaks (ECONNRESET). */
  | { readonly kind: 'reset'; readonly done?: boolean }
  /** No answer: the client gives up (TimeoutError) after so long; absent: it waits for ever. */
  | { readonly kind: 'silent'; readonly milliseconds?: number; readonly done?: boolean }
  /** Answered later by so much; it takes effect before the wait. */
  | { readonly kind: 'slow'; readonly milliseconds: number }
  /** A read answers as it would have up to so long ago; other calls are answered as ever. */
  | { readonly kind: 'stale'; readonly milliseconds: number }
  /**
   * The caller's clock is behind AWS's by so much (negative: ahead). Refused until the client signs
   * with AWS's time, which the refusal tells it.
   */
  | { readonly kind: 'skewed'; readonly milliseconds: number }
  /** Refused for another reason, such as expired credentials. */
  | { readonly kind: 'refused'; readonly error: AwsError }
  /** Answered with something else; nothing happens. */
  | { readonly kind: 'answered'; readonly output: object };

/** Undefined: the call is answered as ever. */
export type Interfere = (
  call: ApiCall,
) => Interference | undefined | Promise<Interference | undefined>;

/** Told of each call before it is answered or interfered with. */
export type OnCall = (
  call: ApiCall & {
    /** The permissions that a role needs for it. Throws what the call would be refused with. */
    readonly needs: () => readonly Need[];
  },
) => void;
