import type { TaskKind } from '@seaworthy/compiler';
import type { Clock } from '@seaworthy/sandbox';
import type { AwsClients } from '../../aws/clients.ts';
import type { FurtherClients } from '../../aws/further-clients.ts';
import type { FaultGround } from '../faults/rehearse-fault.ts';
import type { StandIn } from '../rehearsal-report.ts';
import type { Entrance } from '../traffic/entrance.ts';
import type { SubmittedJob } from './submit-job.ts';

/** A local AWS to rehearse on. */
export interface Ground extends FaultGround {
  /** What runs the containers, such as `Podman 4.3.1`. */
  readonly engine: string;
  readonly clients: AwsClients;
  /** Clients that only a deployment's own questions need. */
  readonly further: () => Promise<FurtherClients>;
  readonly clock: Clock;
  /** Milliseconds between two questions to it about the same thing. */
  readonly pollInterval: number;
  /** Aborts with EngineLost when what runs the containers has ended. */
  readonly lost: AbortSignal;
  /** Looks whether it has ended, for who has failed and wants to know why. */
  look(): Promise<void>;
  /** Builds or fetches the image of a service, each time anew; it can be published afterwards. */
  prepareImage(service: TaskKind, signal: AbortSignal): Promise<void>;
  /** Brings the prepared image of a service into its repository and says how a task names it. */
  publishImage(service: TaskKind, repository: string): string;
  /** Starts the task of a stack's schedule at once, as the schedule would; the task's ARN. */
  runSchedule(stackName: string): Promise<string>;
  /** The last job of a stack's pipe, or one that it submits now, as it would for this message. */
  submitJob(stackName: string, message: string): Promise<SubmittedJob>;
  /** The load balancer's main listener; undefined while there is none. */
  entrance(): Entrance | undefined;
  /** What was measured of a service's containers so far. */
  usage(service: string): { readonly memory: number; readonly cpu: number } | undefined;
  readonly standIns: readonly StandIn[];
  notRehearsed(): readonly { readonly type: string; readonly count: number }[];
  /** Seconds of AWS's own waits that were shortened. */
  shortened(): number;
  /** Texts of all secrets that exist here, stores' generated passwords among them. */
  secretTexts(): readonly string[];
  /** Requests that the load balancer has answered, the oldest first. */
  requests(): readonly ServedRequest[];
  /** Writes the certificate of the authority behind HTTPS into a file, which goes with the ground. */
  writeAuthority(): Promise<string>;
  /** Ends and removes everything. */
  close(): Promise<void>;
}

/** A request through the load balancer. */
export interface ServedRequest {
  readonly method: string;
  /** Without a query, which may hold what is nobody's business. */
  readonly path: string;
  readonly host: string;
  /** What the client got; undefined when it went away before. */
  readonly status: number | undefined;
  readonly milliseconds: number;
  /** By the ground's clock. */
  readonly answeredAt: number;
}
