import type { Duplex } from 'node:stream';

/** A server's image and what it is started with. Secrets are in `files` only. */
export interface ServerImage {
  readonly reference: string;
  readonly command: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** Made inside the container before it starts, readable by its user. */
  readonly files: readonly { readonly path: string; readonly content: string }[];
  /** The port on which the server listens in the container. */
  readonly port: number;
}

/** What a container engine does for stores. */
export interface ImageRunner {
  /** Whether the image is there or can be had. */
  has(reference: string): Promise<boolean>;
  /** Starts a container; its port need not answer yet. */
  run(
    image: ServerImage,
    signal: AbortSignal,
  ): Promise<{
    readonly dial: () => Promise<Duplex>;
    readonly stop: () => Promise<void>;
  }>;
}
