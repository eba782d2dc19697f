import type { Clock } from '@seaworthy/sandbox';
import type { AwsClients } from './clients.ts';
import type { FurtherClients } from './further-clients.ts';

/** One account and region of AWS, or what stands in for it. */
export interface Account {
  readonly region: string;
  readonly clients: AwsClients;
  /** Clients that few commands need. */
  readonly further: () => Promise<FurtherClients>;
  readonly clock: Clock;
  /** Milliseconds between two questions to AWS about the same thing. */
  readonly pollInterval: number;
  /** Closes what is open; the account cannot be asked after it. */
  readonly close: () => void;
}
