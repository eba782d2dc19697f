import type Docker from 'dockerode';

/** A container engine that answers. */
export interface Engine {
  readonly docker: Docker;
  readonly kind: 'docker' | 'podman';
  /** For the user: `Podman 4.3.1 at unix:///run/podman/podman.sock`. */
  readonly description: string;
  /** Processors that containers can use. */
  readonly cpus: number;
  /** Which limits of a container the kernel holds for it: without root, there may be none. */
  readonly controls: ResourceControls;
  /** The highest limits that it can give to a container, where it cannot give any. */
  readonly limits?: ResourceLimits;
  /** Takes over an image that is on this machine, where the engine itself does not see it. */
  adopt?(reference: string, signal: AbortSignal): Promise<void>;
  /** Ends what was started for us; another's engine goes on. */
  close(): Promise<void>;
}

export interface ResourceControls {
  readonly memory: boolean;
  readonly cpu: boolean;
  readonly pids: boolean;
}

export interface ResourceLimits {
  readonly nofile: number;
  readonly nproc: number;
}

/** No container engine can be used; the message says what to install. */
export class EngineUnavailable extends Error {
  override readonly name = 'EngineUnavailable';
}
