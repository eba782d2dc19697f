import type { Action, WeightedGroup } from '../actions.ts';
import type { TargetGroup } from '../elements.ts';
import type { RegisteredTarget } from '../registered-targets.ts';

type Forward = Extract<Action, { readonly kind: 'forward' }>;

/** Remembers whose turn it is. */
export class Turns {
  readonly #groups = new WeakMap<Forward, number[]>();
  readonly #targets = new WeakMap<TargetGroup, number>();

  /** The group that gets the next request: as often as its weight says, evenly spread. */
  group(action: Forward): string {
    const [first, ...others] = action.groups;
    if (first !== undefined && others.length === 0) return first.arn;
    const credits = this.#groups.get(action) ?? action.groups.map(() => 0);
    this.#groups.set(action, credits);
    return spread(action.groups, credits).arn;
  }

  /** The next of the targets that may get requests; undefined when there is none. */
  target(group: TargetGroup, targets: readonly RegisteredTarget[]): RegisteredTarget | undefined {
    const turn = ((this.#targets.get(group) ?? -1) + 1) % Math.max(targets.length, 1);
    this.#targets.set(group, turn);
    if (group.attributes.get('load_balancing.algorithm.type') !== 'least_outstanding_requests') {
      return targets[turn];
    }
    const rotated = [...targets.slice(turn), ...targets.slice(0, turn)];
    const least = Math.min(...rotated.map(({ outstanding }) => outstanding));
    return rotated.find(({ outstanding }) => outstanding === least);
  }
}

/** Smooth weighted round robin: everyone earns its weight, the richest pays the total. */
function spread(groups: readonly WeightedGroup[], credits: number[]): WeightedGroup {
  const total = groups.reduce((sum, { weight }) => sum + weight, 0);
  let richest = 0;
  groups.forEach(({ weight }, index) => {
    credits[index] = (credits[index] ?? 0) + weight;
    if ((credits[index] ?? 0) > (credits[richest] ?? 0)) richest = index;
  });
  credits[richest] = (credits[richest] ?? 0) - total;
  return groups[richest] ?? { arn: '', weight: 0 };
}
