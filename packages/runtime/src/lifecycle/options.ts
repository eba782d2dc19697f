import type { Server } from 'node:http';
import type { Log } from '../log.ts';
import type { CheckOptions, HealthCheck } from './health/create-checks.ts';
import type { HealthAnswer } from './health/health-paths.ts';

export interface LifecycleOptions {
  /** Milliseconds between SIGTERM and SIGKILL; default `STOP_TIMEOUT_SECONDS`, else 30 seconds. */
  readonly stopTimeoutMs?: number;
  /** Milliseconds of it to be left at the end; default a tenth, at most 2,000. */
  readonly safetyMs?: number;
  /** Milliseconds that servers go on while not ready; default a sixth, at most 5,000, and 0 off ECS. */
  readonly readinessDelayMs?: number;
  /** Default SIGTERM, SIGINT and SIGHUP. */
  readonly signals?: readonly NodeJS.Signals[];
  /** Paths of the probes, and a port if they are to have a server of their own. */
  readonly health?: false | HealthOptions;
  /** Default `process.exit`. */
  readonly exit?: (code: number) => void;
  readonly log?: Log;
}

export interface HealthOptions {
  readonly port?: number;
  /** Default all addresses. */
  readonly host?: string;
  /** Default `/live`, `/ready` and `/startup`. */
  readonly live?: string;
  readonly ready?: string;
  readonly startup?: string;
}

export type Phase = 'starting' | 'ready' | 'draining' | 'closing' | 'closed';

export interface DrainContext {
  /** When the stores are closed, finished or not. */
  readonly deadline: Date;
  /** Aborted some time before: what still runs should give up and hand back its work. */
  readonly signal: AbortSignal;
}

/** From start to end of a process. */
export interface Lifecycle {
  readonly phase: Phase;
  /** Aborted when draining begins: take no new work. */
  readonly signal: AbortSignal;
  /** When the process ends in any case; undefined until it is told to stop. */
  readonly hardDeadline: Date | undefined;
  /** From now on `/ready` answers 200, as long as all checks succeed. */
  markReady(): void;
  /** Adds a check to `/ready`, or with `kind: 'live'` to `/live`; gives its removal. */
  check(name: string, run: HealthCheck, options?: CheckOptions): () => void;
  /** Finishes work, beside all others; gives its removal. */
  onDrain(name: string, run: (context: DrainContext) => Promise<unknown>): () => void;
  /** Closes something, after all draining and the last added first; gives its removal. */
  onClose(name: string, run: () => Promise<unknown> | unknown): () => void;
  /** Answers what is under way before the server is closed, and outlives a load balancer's idle time. */
  attachServer(server: Server): void;
  /** Drains, closes, ends the process. The second call waits for the first. */
  shutdown(reason: string): Promise<void>;
  /** What a probe of this path is to be answered; undefined if it is no probe's. */
  answerHealth(path: string): Promise<HealthAnswer> | undefined;
  /** The paths of the probes; none with `health: false`. */
  readonly healthPaths: readonly string[];
}
