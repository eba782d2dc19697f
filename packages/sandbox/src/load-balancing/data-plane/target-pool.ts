import { Agent, type ClientRequest } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Cancel, Clock } from '../../time/clock.ts';

interface Dependencies {
  readonly clock: Clock;
  /** Milliseconds after which a connection that nobody uses is closed. */
  readonly idle: () => number;
  readonly connect: () => Promise<Duplex>;
}

/** The connections of a load balancer to one target, kept alive between requests. */
export class TargetPool extends Agent {
  readonly #deps: Dependencies;
  readonly #idle = new Map<Duplex, Cancel>();
  readonly #open = new Set<Duplex>();
  #state: 'serving' | 'draining' | 'cut' = 'serving';

  constructor(deps: Dependencies) {
    super({ keepAlive: true, maxFreeSockets: 1024 });
    this.#deps = deps;
  }

  get isServing(): boolean {
    return this.#state === 'serving';
  }

  /** Closes what is idle now, and everything else once its request is answered. */
  drain(): void {
    if (this.#state === 'serving') this.#state = 'draining';
    for (const socket of this.#idle.keys()) socket.destroy();
  }

  /** Closes every connection, in the middle of whatever goes over it. */
  cut(): void {
    this.#state = 'cut';
    for (const socket of this.#open) socket.destroy();
    this.destroy();
  }

  /** All sockets of a pool go to one place. */
  override getName(): string {
    return '';
  }

  override createConnection(
    _options: unknown,
    callback: (error: Error | null, socket?: Duplex) => void,
  ): undefined {
    this.#deps.connect().then(
      (socket) => {
        if (this.#state === 'cut') {
          socket.destroy();
          callback(new Error('The target is deregistered.'));
          return;
        }
        this.#adopt(socket);
        callback(null, socket);
      },
      (error: Error) => callback(error),
    );
  }

  override keepSocketAlive(socket: Duplex): boolean {
    if (this.#state !== 'serving') return false;
    this.#idle.set(
      socket,
      this.#deps.clock.after(this.#deps.idle(), () => socket.destroy()),
    );
    return true;
  }

  override reuseSocket(socket: Duplex, request: ClientRequest): void {
    super.reuseSocket(socket, request);
    this.#stopIdle(socket);
  }

  /** Node's agent holds the process open by `ref`, which only real sockets have. */
  #adopt(socket: Duplex): void {
    if (!('ref' in socket)) Object.assign(socket, { ref: () => socket });
    this.#open.add(socket);
    socket.once('end', () => this.#endedByTarget(socket));
    socket.once('close', () => this.#forget(socket));
  }

  /** Not every stream closes by itself then, and the next request would never be answered. */
  #endedByTarget(socket: Duplex): void {
    if (this.#idle.has(socket)) socket.destroy();
    else socket.end();
  }

  #forget(socket: Duplex): void {
    this.#open.delete(socket);
    this.#stopIdle(socket);
  }

  #stopIdle(socket: Duplex): void {
    this.#idle.get(socket)?.();
    this.#idle.delete(socket);
  }
}
