import type { Client, ClientRequest, ClientResult } from './entrance.ts';

/** What a load of requests met. Times in milliseconds. */
export interface LoadReport {
  readonly sent: number;
  /** Requests without an answer, or answered with 502, 503 or 504, by what the client saw. */
  readonly dropped: Readonly<Record<string, number>>;
  /** Other answers of 500 and more: the application's own. */
  readonly failed: number;
  /** Answers that took more than a second. */
  readonly slow: number;
  readonly median: number;
  readonly p99: number;
  readonly slowest: number;
}

export interface Load {
  /** Ends it, and waits for the answers that are due. */
  stop(): Promise<LoadReport>;
}

/** Sends requests at a steady rate, however long the answers take, as people do. */
export function startLoad(client: Client, request: ClientRequest, requestsPerSecond: number): Load {
  const results: ClientResult[] = [];
  const pending = new Set<Promise<void>>();
  const started = performance.now();
  let sent = 0;
  const send = (): void => {
    const due = Math.floor(((performance.now() - started) / 1000) * requestsPerSecond);
    for (; sent < due; sent += 1) {
      const answer = client.send(request).then((result) => {
        results.push(result);
        pending.delete(answer);
      });
      pending.add(answer);
    }
  };
  const timer = setInterval(send, 5);
  return {
    stop: async () => {
      clearInterval(timer);
      await Promise.all(pending);
      return reportOf(results);
    },
  };
}

/** Counts and times results of requests. */
export function reportOf(results: readonly ClientResult[]): LoadReport {
  const times = results.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  const at = (share: number): number => times[Math.floor((times.length - 1) * share)] ?? 0;
  const dropped: Record<string, number> = {};
  let failed = 0;
  for (const result of results) {
    const reason = dropReason(result);
    if (reason !== undefined) dropped[reason] = (dropped[reason] ?? 0) + 1;
    else if (result.kind === 'answer' && result.status >= 500) failed += 1;
  }
  return {
    sent: results.length,
    dropped,
    failed,
    slow: times.filter((time) => time > 1000).length,
    median: at(0.5),
    p99: at(0.99),
    slowest: at(1),
  };
}

/** The load balancer's own errors are requests that never got an answer of the application's. */
function dropReason(result: ClientResult): string | undefined {
  if (result.kind === 'dropped') return result.reason;
  return [502, 503, 504].includes(result.status) ? String(result.status) : undefined;
}
