import type { ProbeOutcome } from '../../load-balancing/target-groups.ts';

/** What a scripted container does. Times are milliseconds after its start unless said otherwise. */
export interface Script {
  readonly pull?: {
    readonly takes?: number;
    /** Fails as the registry says; the code is CannotPullContainerError. */
    readonly fails?: string;
  };
  readonly start?: {
    readonly takes?: number;
    readonly fails?: { readonly code: string; readonly reason: string };
  };
  /** Exits by itself. */
  readonly exits?: {
    readonly after: number;
    readonly code: number;
    readonly outOfMemory?: boolean;
  };
  readonly listens?: readonly Listener[];
  /** What the container's health check, and any other command, answers. */
  readonly command?: (command: readonly string[], at: number) => CommandResult;
  /** What SIGTERM does; absent: it ends the container at once with code 143. */
  readonly onSigterm?: 'ignored' | { readonly exitsAfter: number; readonly code: number };
  readonly logs?: readonly { readonly after: number; readonly line: string }[];
  readonly connects?: readonly Connection[];
  /** CPU units. */
  readonly cpu?: number;
  readonly memory?: {
    /** Bytes at the start. */
    readonly initial: number;
    /** Bytes a second; when the limit is reached the kernel kills the container. */
    readonly growth?: number;
  };
}

/** A server in a container. */
export interface Listener {
  readonly port: number;
  /** `127.0.0.1` hears nobody outside the task. */
  readonly address?: '0.0.0.0' | '127.0.0.1';
  /** When it begins to listen. */
  readonly from?: number;
  /** What it answers to HTTP; absent: 200. */
  readonly answers?: (path: string, at: number) => ProbeOutcome;
}

/** A result at once, or after some milliseconds. */
export interface CommandResult {
  readonly code: number;
  readonly output?: string;
  readonly takes?: number;
}

/** A connection that the container opens; without consequences unless it does not come about. */
export interface Connection {
  readonly after: number;
  readonly host: string;
  readonly port: number;
  /** What happens when packets do not arrive; clients notice after `timeout` (10 s unless said). */
  readonly whenBlocked?: Consequence & { readonly timeout?: number };
  /** What happens when there is an answer, and it is no. */
  readonly whenRefused?: Consequence;
}

/** What a failure makes a container do. */
export interface Consequence {
  readonly line?: string;
  readonly exitCode?: number;
}

/** What a script may depend on. */
export interface Scene {
  readonly taskArn: string;
  /** `family:revision`. */
  readonly definition: string;
  readonly group: string;
  readonly container: string;
  readonly image: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** Which script a container follows. Called for its pull and for each of its starts. */
export type ScriptFor = (scene: Scene) => Script;
