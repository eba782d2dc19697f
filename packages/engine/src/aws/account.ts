import type { Clock } from '@seaworthy/sandbox';
import type { AwsClients } from './clients.ts';
import type { FurtherClients } from './further-clients.ts';
import type { Random } from './spread-wait.ts';
import type { StoreClients } from './store-clients.ts';

/** One account and region of AWS, or what stands in for it. */
export interface Account {
  readonly region: string;
  readonly clients: AwsClients;
  /** Clients that few commands need. */
  readonly further: () => Promise<FurtherClients>;
  /** Clients of databases, caches, file systems and pipes. */
  readonly stores: () => Promise<StoreClients>;
  readonly clock: Clock;
  /** Milliseconds between two questions to AWS about the same thing. */
  readonly pollInterval: number;
  /** Spreads waits of those whom AWS has no time for; absent: `Math.random`. */
  readonly random?: Random;
  /** Closes what is open; the account cannot be asked after it. */
  readonly close: () => void;
}
