import type { Layer } from '@seaworthy/compiler';

/**
 * What happens during a deployment or rehearsal, as it happens. The terminal, `--json` and later
 * the web page and the black box are sinks of one stream; the engine itself never prints. Things
 * are named as the project names them; `reason` is AWS's own words.
 */
export type EngineEvent =
  /** An image is built, fetched or pushed. */
  | {
      readonly kind: 'image';
      readonly service: string;
      readonly state:
        | 'started'
        /** A line of the engine's own. */
        | 'progress'
        /** How far its push has come: told every ten seconds. */
        | 'pushing'
        | 'done';
      readonly detail: string;
    }
  | {
      readonly kind: 'stack';
      readonly stack: string;
      readonly layer: Layer;
      readonly state: /** An operation that was under way already has to end first. */
        | 'busy'
        /** Its first creation had failed: it is removed, to be made anew. */
        | 'removed'
        | 'started'
        | 'rolling-back'
        | 'done'
        | 'unchanged'
        | 'failed'
        | 'rolled-back'
        | 'rollback-failed'
        | 'deleting'
        | 'deleted';
      readonly reason?: string;
    }
  | ({ readonly kind: 'resource' } & ResourceEvent)
  /** What an earlier stack of the name had left behind is the stack's again, as it is. */
  | {
      readonly kind: 'taken-up';
      readonly stack: string;
      readonly layer: Layer;
      readonly resources: readonly {
        /** CloudFormation's type. */
        readonly type: string;
        readonly physicalId: string;
        /** What people call it, such as `repository`. */
        readonly what: string;
      }[];
    }
  /** The stack of the bucket through which templates go that are too large for a call. */
  | {
      readonly kind: 'template-bucket';
      readonly state: /** Somebody else makes it at this moment. */ 'busy' | 'started' | 'done';
    }
  /** A line of a service's own events. */
  | { readonly kind: 'service'; readonly service: string; readonly message: string }
  | ({ readonly kind: 'task' } & TaskEvent)
  | ({ readonly kind: 'target' } & TargetEvent)
  | { readonly kind: 'log'; readonly service: string; readonly task: string; readonly line: string }
  /** Packets that security groups or routes kept from arriving: only a sandbox sees them. */
  | {
      readonly kind: 'blocked';
      readonly service: string;
      readonly to: string;
      readonly port: number;
      readonly explanation: string;
    }
  /** The load balancer's check was refused, and where the task listens: only a sandbox sees it. */
  | ({ readonly kind: 'check-refused' } & RefusedCheck)
  /** Something here stands in for something of AWS's. */
  | {
      readonly kind: 'stand-in';
      readonly of: string;
      readonly insteadOf?: string;
      readonly by: string;
    }
  /** The load balancer has answered a request; `status` is absent when the client went away. */
  | {
      readonly kind: 'request';
      readonly method: string;
      readonly path: string;
      readonly host: string;
      readonly status?: number;
      readonly milliseconds: number;
    }
  /** A static site's files are in its bucket; the others were there already. */
  | {
      readonly kind: 'site';
      readonly service: string;
      readonly put: number;
      readonly removed: number;
    }
  | {
      readonly kind: 'job';
      readonly service: string;
      readonly state: /** A task that an earlier deployment has left has to end first. */
        | 'busy'
        | 'started'
        /** The deployment is to stop; the task's end is waited for, as half a migration does harm. */
        | 'finishing'
        | 'done'
        | 'failed';
      readonly reason?: string;
      /** ARN of the task that runs: of `busy`, `started` and `finishing`. */
      readonly task?: string;
    }
  /** Whose account a deployment goes to. */
  | {
      readonly kind: 'account';
      readonly id: string;
      readonly region: string;
      /** ARN of who deploys. */
      readonly by: string;
    }
  /** Another deployment may go on; whether it does is waited for. */
  | {
      readonly kind: 'lease';
      readonly by: string;
      readonly host: string;
      /** Milliseconds since 1970. */
      readonly since: number;
    }
  /** The application's URL does not answer yet: it is asked again for a minute. */
  | { readonly kind: 'url'; readonly url: string; readonly reason: string }
  /** A service counts as deployed only when its tasks have run for so long without a death. */
  | {
      readonly kind: 'watched';
      readonly service: string;
      readonly seconds: number;
      /** How many tasks of the revision have died. */
      readonly deaths: number;
      /** Why the last one did, in AWS's words. */
      readonly reason?: string;
    }
  /** Found before anything is changed, and no reason not to go on. */
  | { readonly kind: 'warning'; readonly code: string; readonly message: string }
  /** A service's new revision has no hope: it is taken back before ECS gives it up. */
  | { readonly kind: 'given-up'; readonly service: string; readonly reason: string }
  /** Keys of the application's secret were put; values never travel here. */
  | {
      readonly kind: 'secret';
      readonly name: string;
      readonly given: readonly string[];
      readonly madeUp: readonly string[];
    };

/** One step of one resource of a stack. */
export interface ResourceEvent {
  readonly stack: string;
  readonly logicalId: string;
  readonly type: string;
  /** CloudFormation's status, such as `CREATE_FAILED`. */
  readonly status: string;
  readonly reason?: string;
  readonly physicalId?: string;
}

/** A task as it is now; told again whenever something of it changes. */
export interface TaskEvent {
  readonly service: string;
  /** The task's id, 32 hexadecimal digits. */
  readonly task: string;
  readonly definition: string;
  readonly status: string;
  readonly health: string;
  readonly stopCode?: string;
  readonly stoppedReason?: string;
  readonly containers: readonly {
    readonly name: string;
    readonly status: string;
    readonly exitCode?: number;
    readonly reason?: string;
  }[];
}

/** A target as the load balancer sees it. */
export interface TargetEvent {
  readonly service: string;
  /** `10.0.11.23:8001` */
  readonly target: string;
  readonly state: string;
  readonly reason?: string;
  readonly description?: string;
}

/** A health check at a port where nothing answers. */
export interface RefusedCheck {
  readonly service: string;
  /** The task's id. */
  readonly task: string;
  readonly port: number;
  /** Every port at which the task takes connections, and whether others than itself can reach it. */
  readonly listening: readonly { readonly port: number; readonly reachable: boolean }[];
}

/** Takes events in the order in which they happen. */
export type Emit = (event: EngineEvent) => void;
