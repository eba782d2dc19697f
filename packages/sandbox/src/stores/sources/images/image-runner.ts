import type { Duplex } from 'node:stream';

/** A server's image and what it is started with. Secrets are in `files` only. */
export interface ServerImage {
  readonly reference: string;
  /** What the image's entry point is given. */
  readonly command: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** Made inside the container before it starts, readable by its user. */
  readonly files: readonly { readonly path: string; readonly content: string }[];
  /** The port on which the server listens in the container. */
  readonly port: number;
}

/** What a container engine does for stores. */
export interface ImageRunner {
  /** Whether the engine has the image, and it has the entry point of Docker's official images. */
  has(reference: string): Promise<boolean>;
  /** Gets the image from its registry; false when that does not give it, or does not answer. */
  pull(reference: string, signal: AbortSignal): Promise<boolean>;
  /** Starts a container; its port need not answer yet. */
  run(image: ServerImage, signal: AbortSignal): Promise<RunningImage>;
}

export interface RunningImage {
  dial(): Promise<Duplex>;
  /** Resolves when it has ended, whoever ended it. */
  readonly ended: Promise<void>;
  /** What it said last. */
  lastLines(): readonly string[];
  /** Kills it, and removes everything that it had. */
  stop(): Promise<void>;
}
