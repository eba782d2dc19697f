import { groupsOf } from './actions.ts';
import { type ElbErrorCode, elbError } from './elb-error.ts';
import type { Listener, LoadBalancer, Rule, TargetGroup } from './elements.ts';

/** Everything that exists in ELB, by ARN. */
export interface Store {
  readonly loadBalancers: Map<string, LoadBalancer>;
  readonly groups: Map<string, TargetGroup>;
  readonly listeners: Map<string, Listener>;
  readonly rules: Map<string, Rule>;
  /** Tags of any of them, by ARN. */
  readonly tags: Map<string, Readonly<Record<string, string>>>;
  /** The load balancers that lead to a group, by the group's ARN; kept by `indexUses`. */
  uses: ReadonlyMap<string, readonly LoadBalancer[]>;
}

export function emptyStore(): Store {
  return {
    loadBalancers: new Map(),
    groups: new Map(),
    listeners: new Map(),
    rules: new Map(),
    tags: new Map(),
    uses: new Map(),
  };
}

/** Finds by ARN, or throws what ELB answers: `Target group 'arn:…' not found`. */
export const find = {
  loadBalancer: finder('LoadBalancerNotFound', 'Load balancer', (store) => store.loadBalancers),
  group: finder('TargetGroupNotFound', 'Target group', (store) => store.groups),
  listener: finder('ListenerNotFound', 'Listener', (store) => store.listeners),
  rule: finder('RuleNotFound', 'Rule', (store) => store.rules),
};

function finder<T>(
  code: ElbErrorCode,
  what: string,
  among: (store: Store) => ReadonlyMap<string, T>,
) {
  return (store: Store, arn = ''): T => {
    const found = among(store).get(arn);
    if (found === undefined) throw elbError(code, `${what} '${arn}' not found`);
    return found;
  };
}

/**
 * Writes down anew which load balancers lead to which groups, after a listener or rule changed;
 * answers the groups that became used or unused.
 */
export function indexUses(store: Store): readonly TargetGroup[] {
  const before = store.uses;
  const uses = new Map<string, LoadBalancer[]>();
  for (const [listener, action] of actions(store)) {
    for (const { arn } of groupsOf(action)) {
      const users = uses.get(arn) ?? [];
      if (!users.includes(listener.loadBalancer)) users.push(listener.loadBalancer);
      uses.set(arn, users);
    }
  }
  store.uses = uses;
  return [...store.groups.values()].filter(({ arn }) => before.has(arn) !== uses.has(arn));
}

function* actions(store: Store) {
  for (const listener of store.listeners.values()) {
    yield [listener, listener.settings.defaultAction] as const;
    for (const rule of listener.rules) yield [listener, rule.action] as const;
  }
}
