import type { ServerResponse } from 'node:http';
import { writeHealth } from '../health/write-health.ts';
import type { Lifecycle } from '../options.ts';

/** As much of an express application as is used. */
export interface ExpressLike {
  get(path: string, handler: (request: unknown, response: ServerResponse) => unknown): unknown;
}

/** Adds the probes. The server is attached with `lifecycle.attachServer(app.listen(port))`. */
export function attachExpress(lifecycle: Lifecycle, app: ExpressLike): void {
  for (const path of lifecycle.healthPaths) {
    app.get(path, async (_request, response) => {
      const answer = await lifecycle.answerHealth(path);
      if (answer) writeHealth(response, answer);
    });
  }
}
