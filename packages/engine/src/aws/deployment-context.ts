import type { Clock } from '@seaworthy/sandbox';
import type { Emit } from '../events/engine-event.ts';
import type { AwsClients } from './clients.ts';
import type { FurtherClients } from './further-clients.ts';
import type { Random } from './spread-wait.ts';

/** What every step of a deployment works with. */
export interface DeploymentContext {
  readonly clients: AwsClients;
  /** Clients that few steps need. */
  readonly further: () => Promise<FurtherClients>;
  readonly clock: Clock;
  readonly emit: Emit;
  readonly signal: AbortSignal;
  /** Milliseconds between two questions to AWS: 1,000 there, less for a sandbox. */
  readonly pollInterval: number;
  /** Spreads waits of those whom AWS has no time for; absent: `Math.random`. */
  readonly random?: Random;
}
