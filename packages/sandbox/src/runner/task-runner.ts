import type { Duplex } from 'node:stream';
import type { ProbeOutcome } from '../load-balancing/target-groups.ts';

/**
 * Runs the containers of tasks. ECS's rules (order, health checks, restarts, stop timeouts) are not
 * here but in `ecs/`, so that the scripted and the container runner obey the same ones.
 */
export interface TaskRunner {
  /** Makes the place in which the task's containers share localhost. */
  prepare(task: TaskToRun, signal: AbortSignal): Promise<PreparedTask>;
}

export interface TaskToRun {
  readonly taskArn: string;
  /** `family:revision`, for labels and messages. */
  readonly definition: string;
  readonly group: string;
  /** The address of its network interface. */
  readonly address: string;
  /** CPU units, 1024 to a vCPU. */
  readonly cpu: number;
  /** MiB */
  readonly memory: number;
  readonly architecture: 'X86_64' | 'ARM64';
  /** GiB */
  readonly ephemeralStorage: number;
  readonly volumes: readonly { readonly name: string; readonly fileSystemId?: string }[];
  /**
   * Names that resolve inside the task and the ports that are asked for there. Any other name or
   * port goes through `connect` as well where the runner can see it.
   */
  readonly names: readonly { readonly host: string; readonly ports: readonly number[] }[];
  /** Whether a name resolves in the task; absent: those of `names`, and any with a dot. */
  readonly resolves?: (host: string) => boolean;
  /**
   * Opens a connection from the task; rejects with ConnectionBlocked when security groups or routes
   * forbid it, and as sockets do otherwise.
   */
  readonly connect: (host: string, port: number) => Promise<Duplex>;
}

/** Packets that go nowhere: the caller sees a time-out, not a refusal. */
export class ConnectionBlocked extends Error {
  override readonly name = 'ConnectionBlocked';
}

export interface PreparedTask {
  /** Gets the image; rejects with StartFailure (`CannotPullContainerError`). */
  pull(container: ContainerToRun, signal: AbortSignal): Promise<void>;
  /** Rejects with StartFailure (`CannotCreateContainerError`, `CannotStartContainerError`). */
  start(container: ContainerToRun, listener: ContainerListener): Promise<RunningContainer>;
  /** A peer in the VPC opens a connection to the task's address. */
  dial(port: number): Promise<Duplex>;
  /** One health check of a load balancer; never rejects. */
  probe(request: {
    readonly port: number;
    readonly protocol: 'HTTP' | 'TCP';
    readonly path: string;
    readonly timeout: number;
  }): Promise<ProbeOutcome>;
  /** Where programs of the task listen now. */
  listening(): Promise<readonly ListeningSocket[]>;
  /** Kills what still runs and removes everything that the task had. */
  dispose(): Promise<void>;
}

/** A TCP socket that takes connections. */
export interface ListeningSocket {
  readonly port: number;
  /** Whether peers can reach it: not at 127.0.0.1 or ::1, which only the task itself can. */
  readonly reachable: boolean;
}

export interface ContainerToRun {
  readonly name: string;
  /** What the container engine calls the image. */
  readonly image: string;
  readonly command?: readonly string[];
  readonly entryPoint?: readonly string[];
  /** Everything that the container finds in its environment, secrets included. */
  readonly environment: Readonly<Record<string, string>>;
  readonly workingDirectory?: string;
  readonly user?: string;
  readonly stopSignal?: string;
  readonly readonlyRootFilesystem: boolean;
  readonly init: boolean;
  readonly ulimits: readonly {
    readonly name: string;
    readonly soft: number;
    readonly hard: number;
  }[];
  /** CPU units; absent: what the task has. */
  readonly cpu?: number;
  /** MiB, the hard limit; absent: what the task has. */
  readonly memory?: number;
  readonly tmpfs: readonly {
    readonly path: string;
    readonly size: number;
    readonly options: readonly string[];
  }[];
  readonly mounts: readonly {
    readonly volume: string;
    readonly path: string;
    readonly readonly: boolean;
  }[];
  /** Put into it before it starts, for all its users to read; its root has to be writable. */
  readonly files?: readonly { readonly path: string; readonly content: string }[];
  readonly addCapabilities: readonly string[];
  readonly dropCapabilities: readonly string[];
}

export interface ContainerListener {
  readonly log: (line: string) => void;
  /** Called once. `outOfMemory`: the kernel killed it for its memory limit. */
  readonly exited: (exit: ContainerExit) => void;
}

export interface ContainerExit {
  readonly code: number;
  readonly outOfMemory: boolean;
}

export interface RunningContainer {
  /** The engine's id of the container. */
  readonly runtimeId: string;
  /** Runs a health check or an `exec`; rejects when the time in milliseconds is over. */
  exec(
    command: readonly string[],
    timeout: number,
  ): Promise<{ readonly code: number; readonly output: string }>;
  signal(name: 'SIGTERM' | 'SIGKILL' | (string & {})): Promise<void>;
  /** Memory in bytes and CPU in units of a vCPU/1024 since the last question; peaks are the caller's. */
  usage(): Promise<{ readonly memory: number; readonly cpu: number } | undefined>;
}

/** Why a container could not be started; `code` is ECS's, such as `CannotPullContainerError`. */
export class StartFailure extends Error {
  override readonly name = 'StartFailure';
  readonly code: string;

  constructor(code: string, reason: string) {
    super(reason);
    this.code = code;
  }
}
