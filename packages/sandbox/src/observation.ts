import type { ListeningSocket } from './runner/task-runner.ts';

/** What only a sandbox sees, and AWS would not tell: for the report of a rehearsal. */
export type Observation =
  /** Packets that security groups or routes kept from arriving. */
  | {
      readonly kind: 'connection-blocked';
      readonly from: string;
      readonly to: string;
      readonly port: number;
      readonly explanation: string;
    }
  /** A load balancer's check that was refused, with where the task listens instead. */
  | {
      readonly kind: 'probe-refused';
      readonly taskArn: string;
      /** `service:NAME` or `family:NAME`. */
      readonly group: string;
      readonly port: number;
      readonly listening: readonly ListeningSocket[];
    }
  /** A wait of AWS's that the rehearsal shortened. */
  | {
      readonly kind: 'wait-shortened';
      readonly wait: string;
      readonly of: string;
      readonly awsSeconds: number;
      /** What it takes here from now on. */
      readonly milliseconds: number;
    }
  /** A resource that exists but does nothing here. */
  | { readonly kind: 'recorded-only'; readonly type: string; readonly logicalId: string }
  /** What stands in for something of AWS's. */
  | { readonly kind: 'stand-in'; readonly of: string; readonly by: string }
  | {
      readonly kind: 'container-usage';
      readonly taskArn: string;
      readonly container: string;
      /** Bytes. */
      readonly memory: number;
      /** CPU units. */
      readonly cpu: number;
    };

export type Observe = (observation: Observation) => void;
