import { count } from '@seaworthy/compiler';

/** A message of an engine's answer to a push. */
export interface PushMessage {
  readonly error?: string;
  readonly status?: string;
  /** Of a layer. */
  readonly id?: string;
  readonly progressDetail?: { readonly current?: number };
}

/** How far a push has come, as its engine tells: Docker layer by layer, Podman 4 not at all. */
export class PushProgress {
  readonly #layers = new Map<string, Layer>();

  hear({ id, status = '', progressDetail }: PushMessage): void {
    if (id === undefined) return;
    const { isThere = false, bytes = 0 } = this.#layers.get(id) ?? {};
    this.#layers.set(id, {
      isThere: isThere || there.test(status),
      bytes: Math.max(bytes, progressDetail?.current ?? 0),
    });
  }

  /** `is being pushed: 2 of 7 layers, 120 MB so far`; `seconds`: for how long. */
  describe(seconds: number): string {
    const layers = [...this.#layers.values()];
    if (layers.length === 0) return `is being pushed, for ${seconds} s so far`;
    const done = layers.filter(({ isThere }) => isThere).length;
    const bytes = layers.reduce((sum, layer) => sum + layer.bytes, 0);
    return `is being pushed: ${done} of ${count(layers.length, 'layer')}, ${Math.round(bytes / 1_000_000)} MB so far`;
  }
}

interface Layer {
  readonly isThere: boolean;
  /** That were sent, before they are compressed. */
  readonly bytes: number;
}

const there = /^(Pushed|Layer already exists|Mounted from)/;
