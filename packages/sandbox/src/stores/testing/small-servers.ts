import { PassThrough } from 'node:stream';
import type { StoreRequest, StoreServers } from '../store-servers.ts';

/** Servers that only note what is asked of them; a connection says the server's host. */
export function createSmallServers(): StoreServers & {
  readonly started: StoreRequest[];
  readonly stopped: string[];
} {
  const started: StoreRequest[] = [];
  const stopped: string[] = [];
  return {
    started,
    stopped,
    async start(request) {
      started.push(request);
      return {
        description: 'nothing',
        dial: async () => new PassThrough().end(request.host),
        stop: async () => {
          stopped.push(request.host);
        },
      };
    },
  };
}
