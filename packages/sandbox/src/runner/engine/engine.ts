import type Docker from 'dockerode';

/** A container engine that answers. */
export interface Engine {
  readonly docker: Docker;
  readonly kind: 'docker' | 'podman';
  /** For the user: `Podman 4.3.1 at unix:///run/podman/podman.sock`. */
  readonly description: string;
  /** Processors that containers can use. */
  readonly cpus: number;
  /** The highest limits that it can give to a container, where it cannot give any. */
  readonly limits?: ResourceLimits;
  /** Ends what was started for us; another's engine goes on. */
  close(): Promise<void>;
}

export interface ResourceLimits {
  readonly nofile: number;
  readonly nproc: number;
}

/** No container engine can be used; the message says what to install. */
export class EngineUnavailable extends Error {
  override readonly name = 'EngineUnavailable';
}
