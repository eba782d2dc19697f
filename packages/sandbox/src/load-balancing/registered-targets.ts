import type { Identity } from '../aws/identity.ts';
import type { Cancel, Clock } from '../time/clock.ts';
import type { Waits } from '../time/waits.ts';
import type { TargetGroup } from './elements.ts';
import type {
  ProbeOutcome,
  Prober,
  Target,
  TargetGroups,
  TargetHealth,
  TargetState,
} from './target-groups.ts';
import { healthAfter, targetHealth } from './target-health.ts';

/** A target in a group, with what its checks have said so far. */
export interface RegisteredTarget {
  readonly target: Target;
  readonly group: TargetGroup;
  health: TargetHealth;
  /** Consecutive checks that spoke against the state. */
  streak: number;
  /** Requests that it has not answered yet. */
  outstanding: number;
}

type Change = Parameters<TargetGroups['onChange']>[0];

interface Dependencies {
  readonly clock: Clock;
  readonly waits: Waits;
  readonly identity: Identity;
  readonly prober: Prober;
  /** Why a target of the group gets neither checks nor requests; undefined when it gets them. */
  readonly unusedBecause: (group: TargetGroup, target: Target) => TargetHealth | undefined;
  /** Whether packets of the load balancer arrive at the target's port. */
  readonly reaches: (group: TargetGroup, target: Target) => boolean;
}

/** The states in which a target may get requests. */
const inService: ReadonlySet<TargetState> = new Set(['initial', 'healthy', 'unhealthy']);

interface Entry extends RegisteredTarget {
  /** Ends the timer that the entry waits for: a check, or the end of its drain. */
  cancel: Cancel;
  /** Counts what made running checks void. */
  life: number;
  drained?: { readonly promise: Promise<void>; readonly resolve: () => void };
}

/** The targets of all groups: their registration, health checks and draining. */
export class RegisteredTargets {
  readonly #deps: Dependencies;
  readonly #groups = new Map<TargetGroup, Map<string, Entry>>();
  readonly #eligible = new Map<TargetGroup, readonly RegisteredTarget[]>();
  readonly #listeners = new Set<Change>();

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  register(group: TargetGroup, target: Target): void {
    const known = this.#find(group, target);
    if (known !== undefined) {
      if (known.drained === undefined) return;
      known.cancel();
      known.drained.resolve();
    }
    const entry: Entry = {
      target,
      group,
      health: targetHealth.unused,
      streak: 0,
      outstanding: known?.outstanding ?? 0,
      cancel: () => {},
      life: 0,
    };
    this.#entries(group).set(keyOf(target), entry);
    this.#begin(entry);
  }

  /** Resolves after the deregistration delay, which AWS always waits for in full. */
  deregister(group: TargetGroup, target: Target): Promise<void> {
    const entry = this.#find(group, target);
    if (entry === undefined) return Promise.resolve();
    if (entry.drained !== undefined) return entry.drained.promise;
    this.#halt(entry);
    entry.drained = deferred();
    this.#setHealth(entry, targetHealth.draining);
    this.#drain(entry);
    return entry.drained.promise;
  }

  #drain(entry: Entry): void {
    const { group, target } = entry;
    const delay = Number(group.attributes.get('deregistration_delay.timeout_seconds'));
    const cancelled = new AbortController();
    entry.cancel = () => cancelled.abort();
    this.#deps.waits
      .drain(delay, keyOf(target), () => entry.outstanding === 0, cancelled.signal)
      .then(
        () => this.#remove(entry),
        () => {}, // cancelled
      );
  }

  health(group: TargetGroup, target: Target): TargetHealth {
    return this.#find(group, target)?.health ?? targetHealth.notRegistered;
  }

  of(group: TargetGroup): readonly RegisteredTarget[] {
    return [...this.#entries(group).values()];
  }

  /** Those that get requests: the healthy ones or, while none is, all that are registered. */
  eligible(group: TargetGroup): readonly RegisteredTarget[] {
    const known = this.#eligible.get(group);
    if (known !== undefined) return known;
    const registered = this.of(group).filter(({ health }) => inService.has(health.state));
    const healthy = registered.filter(({ health }) => health.state === 'healthy');
    const eligible = healthy.length > 0 ? healthy : registered;
    this.#eligible.set(group, eligible);
    return eligible;
  }

  /** Who leads to the group changed: checks begin, or end. */
  useChanged(group: TargetGroup): void {
    for (const entry of this.#entries(group).values()) {
      if (entry.drained !== undefined) continue;
      const unused = this.#deps.unusedBecause(group, entry.target) !== undefined;
      if (unused === (entry.health.state === 'unused')) continue;
      this.#halt(entry);
      this.#begin(entry);
    }
  }

  /** The group's health check changed: the next check of each target obeys it. */
  checkChanged(group: TargetGroup): void {
    for (const entry of this.#entries(group).values()) {
      if (entry.drained !== undefined || entry.health.state === 'unused') continue;
      this.#halt(entry);
      this.#checkAfter(entry, this.#phase(group));
    }
  }

  /** Forgets a group; whoever waits for a drain in it waits no longer. */
  removeGroup(group: TargetGroup): void {
    for (const entry of this.#entries(group).values()) {
      this.#halt(entry);
      this.#remove(entry);
    }
    this.#groups.delete(group);
    this.#eligible.delete(group);
  }

  onChange(listener: Change): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Ends every timer. */
  close(): void {
    for (const entries of this.#groups.values()) {
      for (const entry of entries.values()) {
        this.#halt(entry);
        entry.drained?.resolve();
      }
    }
    this.#groups.clear();
    this.#eligible.clear();
  }

  #begin(entry: Entry): void {
    entry.streak = 0;
    const unused = this.#deps.unusedBecause(entry.group, entry.target);
    this.#setHealth(entry, unused ?? targetHealth.registering);
    if (unused === undefined) this.#checkAfter(entry, this.#phase(entry.group));
  }

  /** When in its interval a load balancer checks a target is chance. */
  #phase({ check }: TargetGroup): number {
    const fraction = Number.parseInt(this.#deps.identity.hex(4), 16) / 0x10000;
    return Math.floor(fraction * check.interval * 1000);
  }

  #checkAfter(entry: Entry, delay: number): void {
    entry.cancel = this.#deps.clock.after(delay, () => void this.#check(entry));
  }

  async #check(entry: Entry): Promise<void> {
    const life = ++entry.life;
    const startedAt = this.#deps.clock.now();
    if (entry.health === targetHealth.registering) this.#setHealth(entry, targetHealth.checking);
    const outcome = await this.#probe(entry);
    if (entry.life !== life) return;
    const next = healthAfter(entry, entry.group.check, outcome);
    entry.streak = next.streak;
    if (next.health !== entry.health) this.#setHealth(entry, next.health);
    const at = nextCheck(startedAt, entry.group.check.interval * 1000, next.settled, outcome.until);
    if (at !== Number.POSITIVE_INFINITY) this.#checkAfter(entry, at - this.#deps.clock.now());
  }

  async #probe({ target, group }: Entry): Promise<ProbeOutcome> {
    const { path, port: checkPort } = group.check;
    const port = checkPort === 'traffic-port' ? target.port : checkPort;
    const timeout = group.check.timeout * 1000;
    const asked = { address: target.address, port, vpcId: group.vpcId };
    if (this.#deps.reaches(group, asked)) {
      return this.#deps.prober.probe(asked, { protocol: 'HTTP', path, timeout });
    }
    await this.#deps.clock.sleep(timeout);
    return { kind: 'timeout' };
  }

  #halt(entry: Entry): void {
    entry.life++;
    entry.cancel();
  }

  #remove(entry: Entry): void {
    this.#groups.get(entry.group)?.delete(keyOf(entry.target));
    this.#setHealth(entry, targetHealth.notRegistered);
    entry.drained?.resolve();
  }

  #setHealth(entry: Entry, health: TargetHealth): void {
    entry.health = health;
    this.#eligible.delete(entry.group);
    for (const listener of this.#listeners) listener(entry.group.arn, entry.target, health);
  }

  #find(group: TargetGroup, target: Target): Entry | undefined {
    return this.#groups.get(group)?.get(keyOf(target));
  }

  #entries(group: TargetGroup): Map<string, Entry> {
    const known = this.#groups.get(group);
    if (known !== undefined) return known;
    const entries = new Map<string, Entry>();
    this.#groups.set(group, entries);
    return entries;
  }
}

/** `10.0.1.7:8000` */
export function keyOf({ address, port }: Target): string {
  return `${address}:${port}`;
}

/** Checks whose answer is known and would change nothing are left out. */
function nextCheck(startedAt: number, interval: number, settled: boolean, until = startedAt) {
  const known = settled ? Math.max(until - startedAt, interval) : interval;
  return startedAt + Math.ceil(known / interval) * interval;
}

function deferred() {
  let resolve = () => {};
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
