import type { Listener } from '../elements.ts';

/** One request, with the fields of AWS's access log; times in the clock's milliseconds. */
export interface AccessLogEntry {
  readonly listener: Listener;
  type: 'http' | 'https' | 'h2' | 'ws' | 'wss';
  readonly createdAt: number;
  /** When the load balancer had sent its answer. */
  endedAt?: number;
  readonly client: string;
  /** `10.0.1.7:8000` */
  target?: string;
  /** When the request went to the target, and when the answer's head came back. */
  sentToTargetAt?: number;
  answeredByTargetAt?: number;
  /** What the client got; 460 when it left before an answer. */
  status?: number;
  targetStatus?: number;
  receivedBytes: number;
  sentBytes: number;
  readonly method: string;
  /** `http://shop.example:80/cart?id=1` */
  readonly url: string;
  readonly httpVersion: string;
  readonly userAgent: string;
  readonly sslCipher?: string;
  readonly sslProtocol?: string;
  targetGroupArn?: string;
  readonly traceId: string;
  /** The name that a TLS client asked for, and the certificate that it got. */
  readonly domainName?: string;
  readonly certificateArn?: string;
  /** 0 for the listener's default action; absent when none was reached. */
  rulePriority?: number;
  action?: 'forward' | 'redirect' | 'fixed-response';
  redirectUrl?: string;
}

/** The last requests, the oldest first. */
export class AccessLog {
  readonly #capacity: number;
  readonly #entries: AccessLogEntry[] = [];
  #next = 0;

  constructor(capacity = 10_000) {
    this.#capacity = capacity;
  }

  add(entry: AccessLogEntry): void {
    this.#entries[this.#next] = entry;
    this.#next = (this.#next + 1) % this.#capacity;
  }

  all(): readonly AccessLogEntry[] {
    return [...this.#entries.slice(this.#next), ...this.#entries.slice(0, this.#next)];
  }
}

/** An entry as AWS writes it into the file of an access log. */
export function accessLogLine(entry: AccessLogEntry): string {
  const target = entry.target ?? '-';
  return [
    entry.type,
    time(entry.endedAt),
    entry.listener.loadBalancer.fullName,
    entry.client,
    target,
    seconds(entry.createdAt, entry.sentToTargetAt),
    seconds(entry.sentToTargetAt, entry.answeredByTargetAt),
    seconds(entry.answeredByTargetAt, entry.endedAt),
    entry.status ?? '-',
    entry.targetStatus ?? '-',
    entry.receivedBytes,
    entry.sentBytes,
    quoted(`${entry.method} ${entry.url} HTTP/${entry.httpVersion}`),
    quoted(entry.userAgent),
    entry.sslCipher ?? '-',
    entry.sslProtocol ?? '-',
    entry.targetGroupArn ?? '-',
    quoted(entry.traceId),
    quoted(entry.domainName),
    quoted(entry.certificateArn),
    entry.rulePriority ?? -1,
    time(entry.createdAt),
    quoted(entry.action),
    quoted(entry.redirectUrl),
    quoted(undefined), // error_reason: of Lambda and of authentication only
    quoted(target),
    quoted(entry.targetStatus === undefined ? undefined : String(entry.targetStatus)),
    quoted(undefined), // classification and its reason: of desync mitigation
    quoted(undefined),
  ].join(' ');
}

function time(at: number | undefined): string {
  return at === undefined ? '-' : new Date(at).toISOString().replace('Z', '000Z');
}

/** -1 when the request did not come so far. */
function seconds(from: number | undefined, to: number | undefined): string {
  return from === undefined || to === undefined ? '-1' : ((to - from) / 1000).toFixed(3);
}

function quoted(value: string | undefined): string {
  return value === undefined ? '"-"' : `"${value.replaceAll('"', '\\x22')}"`;
}
