import type { TaskKind } from '@seaworthy/compiler';
import type { Clock } from '@seaworthy/sandbox';
import type { AwsClients } from '../../aws/clients.ts';
import type { Entrance } from '../traffic/entrance.ts';

/** A local AWS to rehearse on. */
export interface Ground {
  /** What runs the containers, such as `Podman 4.3.1`. */
  readonly engine: string;
  readonly clients: AwsClients;
  readonly clock: Clock;
  /** Builds or fetches the image of a service; it can be published afterwards. */
  prepareImage(service: TaskKind, signal: AbortSignal): Promise<void>;
  /** Brings the prepared image of a service into its repository and says how a task names it. */
  publishImage(service: TaskKind, repository: string): string;
  /** The load balancer's main listener; undefined while there is none. */
  entrance(): Entrance | undefined;
  /** What was measured of a service's containers so far. */
  usage(service: string): { readonly memory: number; readonly cpu: number } | undefined;
  readonly standIns: readonly { readonly of: string; readonly by: string }[];
  notRehearsed(): readonly { readonly type: string; readonly count: number }[];
  /** Seconds of AWS's own waits that were shortened. */
  shortened(): number;
  /** Ends and removes everything. */
  close(): Promise<void>;
}
