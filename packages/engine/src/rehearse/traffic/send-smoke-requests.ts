import type { Client, ClientResult } from './entrance.ts';
import type { SmokeRequest } from './smoke-requests.ts';
import { matchesStatus } from './status-pattern.ts';

/** A smoke request with its answer; `problem` says in words what is wrong with it. */
export interface SmokeResult {
  readonly request: SmokeRequest;
  readonly result: ClientResult;
  readonly problem?: string;
}

/** Sends the requests one after the other, as they may build on each other. */
export async function sendSmokeRequests(
  requests: readonly SmokeRequest[],
  hostOf: (service: string) => string,
  client: Client,
): Promise<readonly SmokeResult[]> {
  const results: SmokeResult[] = [];
  for (const request of requests) {
    const { method, path, headers, body, service } = request;
    const host = hostOf(service);
    const result = await client.send({
      method,
      path,
      host,
      headers,
      ...(body !== undefined && { body }),
      timeout: 30_000,
    });
    const problem = problemOf(request, result);
    results.push({ request, result, ...(problem !== undefined && { problem }) });
  }
  return results;
}

function problemOf({ status, contains }: SmokeRequest, result: ClientResult): string | undefined {
  if (result.kind === 'dropped') return `no answer (${result.reason})`;
  if (!matchesStatus(result.status, status)) return `${result.status}, not ${status}`;
  if (contains !== undefined && !result.body.includes(contains)) {
    return `the answer does not contain ${JSON.stringify(contains)}`;
  }
  return undefined;
}
