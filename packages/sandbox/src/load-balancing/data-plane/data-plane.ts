import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Duplex, duplexPair } from 'node:stream';
import type { Account } from '../../account.ts';
import type { Listener, LoadBalancer } from '../elements.ts';
import type { Reachability } from '../reachability.ts';
import { keyOf, type RegisteredTarget, type RegisteredTargets } from '../registered-targets.ts';
import type { Store } from '../store.ts';
import type { Target, TargetHealth } from '../target-groups.ts';
import { AccessLog } from './access-log.ts';
import { Turns } from './choose-target.ts';
import { connectTo } from './connect.ts';
import { type Exchange, readExchange } from './exchange.ts';
import { type HandlerDependencies, handleRequest } from './handle-request.ts';
import { createListenerServer, type ListenerServer } from './listener-server.ts';
import { TargetPool } from './target-pool.ts';
import { joinWhenAccepted, responseOn } from './web-socket.ts';

/** A listener that can be reached on this machine. */
export interface Endpoint {
  readonly listenerArn: string;
  readonly loadBalancerName: string;
  readonly protocol: 'HTTP' | 'HTTPS';
  /** The listener's own port. */
  readonly port: number;
  /** Where it listens on 127.0.0.1. */
  readonly localPort: number;
}

interface Dependencies extends Pick<Account, 'certificates' | 'clock' | 'identity' | 'network'> {
  readonly reachability: Reachability;
  readonly store: Store;
  readonly targets: RegisteredTargets;
  readonly namesOf: (certificateArn: string) => readonly string[];
  readonly expose: ((listener: Listener) => number) | undefined;
}

interface Serving {
  readonly server: ListenerServer;
  readonly sockets: Set<Duplex>;
  localPort?: number;
}

/** The servers of all listeners and the connections to all targets. */
export class DataPlane {
  readonly log = new AccessLog();
  readonly #deps: Dependencies;
  readonly #handling: HandlerDependencies;
  readonly #servers = new Map<Listener, Promise<Serving>>();
  readonly #pools = new Map<string, TargetPool>();
  readonly #endpoints = new Map<Listener, number>();

  constructor(deps: Dependencies) {
    this.#deps = deps;
    this.#handling = {
      clock: deps.clock,
      store: deps.store,
      targets: deps.targets,
      turns: new Turns(),
      log: this.log,
      poolOf: (target, exchange) => this.#poolOf(target, exchange),
    };
    deps.targets.onChange((arn, target, health) => this.#targetChanged(arn, target, health));
  }

  /** Opens the listener's port on this machine, where ports are opened at all. */
  async open(listener: Listener): Promise<void> {
    if (this.#deps.expose === undefined) return;
    const { server } = await this.#serving(listener);
    const localPort = await listen(server, this.#deps.expose(listener));
    this.#endpoints.set(listener, localPort);
  }

  /** Opens it anew, with the settings that it has now. */
  async reopen(listener: Listener): Promise<void> {
    await this.close(listener);
    await this.open(listener);
  }

  async close(listener: Listener): Promise<void> {
    const serving = await this.#servers.get(listener);
    this.#servers.delete(listener);
    this.#endpoints.delete(listener);
    if (serving === undefined) return;
    for (const socket of serving.sockets) socket.destroy();
    if (serving.server.listening) {
      await new Promise((resolve) => serving.server.close(resolve));
    }
  }

  async closeAll(): Promise<void> {
    await Promise.all([...this.#servers.keys()].map((listener) => this.close(listener)));
    for (const pool of this.#pools.values()) pool.cut();
    this.#pools.clear();
  }

  endpoints(): readonly Endpoint[] {
    return [...this.#endpoints].map(([{ arn, loadBalancer, settings }, localPort]) => ({
      listenerArn: arn,
      loadBalancerName: loadBalancer.name,
      protocol: settings.protocol,
      port: settings.port,
      localPort,
    }));
  }

  /** A connection from inside the VPC to one of a load balancer's ports. */
  async dial(loadBalancer: LoadBalancer, port: number): Promise<Duplex> {
    const listener = [...this.#deps.store.listeners.values()].find(
      (each) => each.loadBalancer === loadBalancer && each.settings.port === port,
    );
    if (listener === undefined) throw refusal(loadBalancer, port);
    const { server } = await this.#serving(listener);
    const [near, far] = duplexPair();
    server.emit('connection', far);
    return near;
  }

  #serving(listener: Listener): Promise<Serving> {
    const known = this.#servers.get(listener);
    if (known !== undefined) return known;
    const serving = this.#serve(listener);
    this.#servers.set(listener, serving);
    return serving;
  }

  async #serve(listener: Listener): Promise<Serving> {
    const sockets = new Set<Duplex>();
    const server = await createListenerServer(
      listener,
      {
        request: (request, response) =>
          handleRequest(this.#handling, this.#read(listener, request, response)),
        upgrade: (request, socket, head) => this.#upgrade(listener, request, socket, head),
      },
      { authority: this.#deps.certificates, namesOf: this.#deps.namesOf },
    );
    server.on('connection', (socket: Duplex) => {
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
    });
    return { server, sockets };
  }

  #read(listener: Listener, request: IncomingMessage, response: ServerResponse): Exchange {
    const { clock, identity, namesOf } = this.#deps;
    const random = () => identity.hex(24);
    return readExchange({ clock, random, namesOf }, listener, request, response);
  }

  /** Any other upgrade than to a WebSocket is answered as if it had not been asked for. */
  #upgrade(listener: Listener, request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const exchange = this.#read(listener, request, responseOn(request, socket));
    if (request.headers.upgrade?.toLowerCase() === 'websocket') {
      exchange.entry.type = listener.settings.protocol === 'HTTPS' ? 'wss' : 'ws';
    }
    const upstream = handleRequest(this.#handling, exchange);
    if (upstream !== undefined)
      joinWhenAccepted(this.#deps.clock, exchange, upstream, socket, head);
  }

  #poolOf(chosen: RegisteredTarget, { listener: { loadBalancer } }: Exchange): TargetPool {
    const key = poolKey(chosen.group.arn, chosen.target);
    const known = this.#pools.get(key);
    if (known?.isServing) return known;
    const pool = new TargetPool({
      clock: this.#deps.clock,
      idle: () => Number(loadBalancer.attributes.get('idle_timeout.timeout_seconds')) * 1000,
      connect: () => connectTo(this.#deps, loadBalancer, chosen.target),
    });
    this.#pools.set(key, pool);
    return pool;
  }

  #targetChanged(groupArn: string, target: Target, health: TargetHealth): void {
    const key = poolKey(groupArn, target);
    if (health.state === 'draining') this.#pools.get(key)?.drain();
    if (health.reason !== 'Target.NotRegistered') return;
    this.#pools.get(key)?.cut();
    this.#pools.delete(key);
  }
}

function poolKey(groupArn: string, target: Target): string {
  return `${groupArn} ${keyOf(target)}`;
}

function listen(server: ListenerServer, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

function refusal({ name }: LoadBalancer, port: number): Error {
  return Object.assign(new Error(`connect ECONNREFUSED: load balancer ${name}, port ${port}`), {
    code: 'ECONNREFUSED',
  });
}
