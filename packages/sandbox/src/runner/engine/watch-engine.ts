import type { Clock } from '../../time/clock.ts';
import type { Engine } from './engine.ts';

/** The container engine ended while it was in use; the message is its description. */
export class EngineLost extends Error {
  override readonly name = 'EngineLost';
}

/** Tells when an engine that was there is there no longer. */
export interface EngineWatch {
  /** Aborts with EngineLost. */
  readonly lost: AbortSignal;
  /** Looks at once, for who has failed and wants to know why. */
  look(): Promise<void>;
  close(): Promise<void>;
}

/** Milliseconds between two looks. */
const pace = 2000;

/** Asks an engine now and then whether it is there. One that is only slow is not lost. */
export function watchEngine(
  { docker, description }: Pick<Engine, 'docker' | 'description'>,
  clock: Clock,
): EngineWatch {
  const losing = new AbortController();
  const over = new AbortController();
  const { signal: lost } = losing;
  const look = async (): Promise<void> => {
    // A connection that was kept open only breaks; a new one tells whether anybody is there.
    for (let tries = 0; tries < 2 && !lost.aborted; tries++) {
      const failure = await failureOf(docker.ping());
      if (nobodyThere.has(failure)) losing.abort(new EngineLost(description));
      else if (!broken.has(failure)) return;
    }
  };
  const watch = async (): Promise<void> => {
    while (!lost.aborted) {
      await clock.sleep(pace, over.signal);
      await look();
    }
  };
  const watching = watch().catch(() => {}); // the sleep that is ended
  return {
    lost,
    look,
    async close() {
      over.abort();
      await watching;
    },
  };
}

const nobodyThere: ReadonlySet<unknown> = new Set(['ECONNREFUSED', 'ENOENT']);
const broken: ReadonlySet<unknown> = new Set(['ECONNRESET', 'EPIPE']);

function failureOf(ping: Promise<unknown>): Promise<unknown> {
  return ping.then(
    () => undefined,
    (error: unknown) => (error instanceof Error && 'code' in error ? error.code : undefined),
  );
}
