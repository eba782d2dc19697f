import type { Target, TargetGroups, TargetHealth } from '../../../load-balancing/target-groups.ts';
import type { VirtualClock } from '../../../time/virtual-clock.ts';

export interface SmallTargetGroups extends TargetGroups {
  /** Every target that is registered or draining, as `address:port`. */
  readonly targets: () => ReadonlyMap<string, TargetHealth>;
  readonly setHealth: (address: string, state: 'healthy' | 'unhealthy') => void;
  /** What the first health checks find, so many milliseconds after registration. */
  readonly find: (first: { state: 'healthy' | 'unhealthy'; after: number }) => void;
}

const unhealthy: TargetHealth = {
  state: 'unhealthy',
  reason: 'Target.ResponseCodeMismatch',
  description: 'Health checks failed with these codes: [500]',
};

/** Target groups with the health that a test says and a deregistration delay of 30 seconds. */
export function smallTargetGroups(
  clock: VirtualClock,
  reachable: readonly string[],
): SmallTargetGroups {
  const targets = new Map<string, TargetHealth>();
  const listeners = new Set<Parameters<TargetGroups['onChange']>[0]>();
  let first: { state: 'healthy' | 'unhealthy'; after: number } = { state: 'healthy', after: 5_000 };

  function set(group: string, target: Target, health: TargetHealth): void {
    const before = targets.get(keyOf(target));
    if (before === undefined || before.state === 'draining') return;
    targets.set(keyOf(target), health);
    for (const listener of listeners) listener(group, target, health);
  }

  return {
    isReachable: (arn) => reachable.includes(arn),
    exists: (arn) => arn.includes('targetgroup/'),
    targetType: (arn) => (arn.includes('/instances/') ? 'instance' : 'ip'),
    register: (group, target) => {
      targets.set(keyOf(target), { state: 'initial', reason: 'Elb.RegistrationInProgress' });
      const { state, after } = first;
      clock.after(after, () =>
        set(group, target, state === 'healthy' ? { state: 'healthy' } : unhealthy),
      );
    },
    deregister: async (group, target) => {
      set(group, target, { state: 'draining', reason: 'Target.DeregistrationInProgress' });
      await clock.sleep(30_000);
      targets.delete(keyOf(target));
    },
    health: (_, target) => targets.get(keyOf(target)) ?? { state: 'unused' },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    targets: () => targets,
    setHealth: (address, state) => {
      for (const key of [...targets.keys()]) {
        const [host = '', port = ''] = key.split(':');
        if (host !== address) continue;
        const health: TargetHealth = state === 'healthy' ? { state } : unhealthy;
        set(reachable[0] ?? '', { address: host, port: Number(port) }, health);
      }
    },
    find: (what) => {
      first = what;
    },
  };
}

function keyOf({ address, port }: Target): string {
  return `${address}:${port}`;
}
