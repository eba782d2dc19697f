import type { Account } from '../account.ts';
import type { NetworkInterface } from '../network/network.ts';
import type { LoadBalancer } from './elements.ts';
import type { Target } from './target-groups.ts';

/** Whether packets of load balancers arrive; what stops them is told to `observe` once. */
export class Reachability {
  readonly #deps: Pick<Account, 'network' | 'observe'>;
  /** The ports of an interface at which nothing arrives. */
  readonly #blocked = new WeakMap<NetworkInterface, Set<number>>();

  constructor(deps: Pick<Account, 'network' | 'observe'>) {
    this.#deps = deps;
  }

  reaches({ interfaces }: LoadBalancer, { address, port }: Target): boolean {
    const { network, observe } = this.#deps;
    const [from] = interfaces;
    if (from === undefined) return false;
    const to = network.interfaceAt(address, from.vpcId);
    if (to === undefined) return false;
    const reach = network.reach(from, { kind: 'interface', interface: to }, port);
    if (reach.open) {
      this.#blocked.get(to)?.delete(port);
      return true;
    }
    const ports = this.#blocked.get(to) ?? new Set();
    this.#blocked.set(to, ports);
    if (ports.has(port)) return false;
    ports.add(port);
    const { explanation } = reach;
    observe({ kind: 'connection-blocked', from: from.owner, to: to.owner, port, explanation });
    return false;
  }
}
