import type { Lifecycle } from '../options.ts';

/** As much of a Hono application as is used. */
export interface HonoLike {
  get(path: string, handler: () => Promise<Response>): unknown;
}

/** Adds the probes. The server of `@hono/node-server` is attached with `lifecycle.attachServer`. */
export function attachHono(lifecycle: Lifecycle, app: HonoLike): void {
  for (const path of lifecycle.healthPaths) {
    app.get(path, async () => {
      const answer = await lifecycle.answerHealth(path);
      return Response.json(answer?.body, { status: answer?.status ?? 404 });
    });
  }
}
