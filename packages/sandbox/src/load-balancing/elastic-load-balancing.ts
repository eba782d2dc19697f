import type { Account } from '../account.ts';
import { DataPlane } from './data-plane/data-plane.ts';
import type { Listener, LoadBalancer, Rule, TargetGroup } from './elements.ts';
import { changeListener, createListener, deleteListener, type ListenerInput } from './listeners.ts';
import {
  changeLoadBalancer,
  createLoadBalancer,
  deleteLoadBalancer,
  type LoadBalancerInput,
} from './load-balancers.ts';
import { Reachability } from './reachability.ts';
import { RegisteredTargets } from './registered-targets.ts';
import { changeRule, createRule, deleteRule, type RuleInput } from './rules.ts';
import { emptyStore, find, indexUses, type Store } from './store.ts';
import { deleteTargetGroup } from './target-group-settings.ts';
import type { Prober, Target, TargetHealth } from './target-groups.ts';
import { targetHealth } from './target-health.ts';

export interface LoadBalancingDependencies
  extends Pick<Account, 'certificates' | 'clock' | 'identity' | 'network' | 'observe' | 'waits'> {
  readonly prober: Prober;
  /** The host names of an ACM certificate; unless given, every certificate is for localhost. */
  readonly certificateNames?: (certificateArn: string) => readonly string[];
  /**
   * The port of 127.0.0.1 at which a listener can be reached, 0 for any; unless given, listeners
   * are reached through their load balancer's interfaces only.
   */
  readonly expose?: (listener: {
    readonly loadBalancerName: string;
    readonly port: number;
    readonly protocol: 'HTTP' | 'HTTPS';
  }) => number;
}

/** ELB's elements, kept in step with the health checks and servers that they cause. */
export class ElasticLoadBalancing {
  readonly deps: LoadBalancingDependencies;
  readonly store: Store = emptyStore();
  readonly targets: RegisteredTargets;
  readonly dataPlane: DataPlane;

  constructor(deps: LoadBalancingDependencies) {
    const { expose } = deps;
    const reachability = new Reachability(deps);
    this.deps = deps;
    this.targets = new RegisteredTargets({
      ...deps,
      unusedBecause: (group, target) => this.#unusedBecause(group, target),
      reaches: (group, target) => {
        const [loadBalancer] = this.store.uses.get(group.arn) ?? [];
        return loadBalancer !== undefined && reachability.reaches(loadBalancer, target);
      },
    });
    this.dataPlane = new DataPlane({
      ...deps,
      reachability,
      store: this.store,
      targets: this.targets,
      namesOf: deps.certificateNames ?? (() => []),
      expose:
        expose &&
        (({ loadBalancer, settings }) =>
          expose({ loadBalancerName: loadBalancer.name, ...settings })),
    });
  }

  createLoadBalancer(name: string, input: LoadBalancerInput): LoadBalancer {
    return createLoadBalancer(this.deps, this.store, name, input, (it) => this.#dialOf(it));
  }

  changeLoadBalancer(loadBalancer: LoadBalancer, input: LoadBalancerInput): void {
    changeLoadBalancer(this.deps, loadBalancer, input, this.#dialOf(loadBalancer));
    for (const [arn, users] of this.store.uses) {
      if (users.includes(loadBalancer)) this.targets.useChanged(find.group(this.store, arn));
    }
  }

  /** Its listeners and their rules go with it. */
  async deleteLoadBalancer(loadBalancer: LoadBalancer): Promise<void> {
    deleteLoadBalancer(this.deps, this.store, loadBalancer);
    const listeners = [...this.store.listeners.values()];
    await Promise.all(
      listeners
        .filter((listener) => listener.loadBalancer === loadBalancer)
        .map((listener) => this.deleteListener(listener)),
    );
  }

  deleteTargetGroup(group: TargetGroup): void {
    deleteTargetGroup(this.store, group);
    this.targets.removeGroup(group);
  }

  async createListener(input: ListenerInput): Promise<Listener> {
    const listener = createListener(this.deps, this.store, input);
    this.#rewired();
    await this.dataPlane.open(listener);
    return listener;
  }

  async changeListener(listener: Listener, input: ListenerInput): Promise<void> {
    const { port, protocol, sslPolicy, certificates } = listener.settings;
    changeListener(this.store, listener, input);
    this.#rewired();
    const now = listener.settings;
    const sameServer =
      port === now.port &&
      protocol === now.protocol &&
      sslPolicy === now.sslPolicy &&
      certificates[0] === now.certificates[0];
    if (!sameServer) await this.dataPlane.reopen(listener);
  }

  async deleteListener(listener: Listener): Promise<void> {
    deleteListener(this.store, listener);
    this.#rewired();
    await this.dataPlane.close(listener);
  }

  createRule(input: RuleInput): Rule {
    const rule = createRule(this.deps, this.store, input);
    this.#rewired();
    return rule;
  }

  changeRule(rule: Rule, input: RuleInput): void {
    changeRule(this.store, rule, input);
    this.#rewired();
  }

  deleteRule(rule: Rule): void {
    deleteRule(this.store, rule);
    this.#rewired();
  }

  /** Ends every timer, server and connection. */
  async close(): Promise<void> {
    this.targets.close();
    await this.dataPlane.closeAll();
  }

  #rewired(): void {
    for (const group of indexUses(this.store)) this.targets.useChanged(group);
  }

  #unusedBecause(group: TargetGroup, { address }: Target): TargetHealth | undefined {
    const [loadBalancer] = this.store.uses.get(group.arn) ?? [];
    if (loadBalancer === undefined) return targetHealth.unused;
    const zone = this.deps.network.interfaceAt(address, group.vpcId)?.availabilityZone;
    const zones = loadBalancer.interfaces.map(({ availabilityZone }) => availabilityZone);
    const enabled = zone === undefined || zones.includes(zone);
    return enabled ? undefined : targetHealth.otherZone;
  }

  #dialOf(loadBalancer: LoadBalancer) {
    return (port: number) => this.dataPlane.dial(loadBalancer, port);
  }
}
