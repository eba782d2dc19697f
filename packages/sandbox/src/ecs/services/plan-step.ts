import type { Capacity } from './capacity.ts';
import { chooseToStop } from './choose-to-stop.ts';
import type { Member, Rollout } from './service.ts';

/** What the scheduler looks at; `members` are the tasks that are not leaving. */
export interface Situation {
  readonly now: number;
  readonly desired: number;
  readonly capacity: Capacity;
  readonly members: readonly Member[];
  /** The primary first. */
  readonly rollouts: readonly Rollout[];
}

/** What it does about it, at once. */
export interface Step {
  readonly launch: readonly { readonly rollout: Rollout; readonly count: number }[];
  readonly stop: readonly Member[];
  /** How many of the launches stand in for tasks that are unhealthy. */
  readonly replacing: number;
  /** Tasks that would be stopped if they were not under protection. */
  readonly protected: readonly Member[];
  /** Neither may a task be started nor one be stopped. */
  readonly deadlock: boolean;
}

/**
 * One step towards `desired` healthy tasks of the primary, within the limits: never more tasks than
 * the maximum, and no healthy one given up below the minimum.
 */
export function planStep(situation: Situation): Step {
  const { now, desired, capacity, rollouts } = situation;
  const [primary, ...older] = rollouts;
  if (primary === undefined) throw new Error('A service without a deployment cannot be planned.');
  const ill = stopUnhealthy(situation, primary);
  const left = situation.members.filter((member) => !ill.includes(member));
  const mine = left.filter((member) => member.rollout === primary);
  const sound = mine.filter(isSound);
  const old = left.filter((member) => member.rollout !== primary);
  const healthyMine = sound.filter(isHealthy).length;

  let room = capacity.maximum - left.length;
  const take = (wanted: number) => {
    const taken = Math.max(0, Math.min(wanted, room));
    room -= taken;
    return taken;
  };

  const kept = keepOld(older, old, capacity.minimum - healthyMine, now).map(
    ({ rollout, count }) => ({
      rollout,
      count: take(count),
    }),
  );
  const missing = mayLaunch(primary, now) ? Math.max(0, desired - sound.length) : 0;
  const launched = take(missing);

  const unneeded = old.length - Math.max(0, desired - healthyMine);
  const released = release(
    old,
    Math.max(unneeded, missing - launched),
    left.filter(isHealthy).length - capacity.minimum,
    now,
  );
  const excess = giveUp(sound, sound.length - desired, now);

  const launch = [...kept, { rollout: primary, count: launched }].filter(({ count }) => count > 0);
  const stop = [...ill, ...released.stop, ...excess.stop];
  const unhealthy = situation.members.filter((member) => !isSound(member)).length;
  return {
    launch,
    stop,
    replacing: Math.min(
      unhealthy,
      launch.reduce((sum, { count }) => sum + count, 0),
    ),
    protected: [...released.protected, ...excess.protected],
    deadlock: missing > 0 && launch.length === 0 && stop.length === 0 && left.every(isHealthy),
  };
}

/**
 * A task that never was healthy goes at once, as does one whose loss leaves the minimum. Another
 * waits for its replacement; when there is no room for one, one after the other makes it.
 */
function stopUnhealthy(
  { members, capacity, desired }: Situation,
  primary: Rollout,
): readonly Member[] {
  const unhealthy = members.filter((member) => !isSound(member));
  if (unhealthy.length === 0) return [];
  const healthy = members.filter(isHealthy).length;
  if (healthy >= capacity.minimum) return unhealthy;
  const worthless = unhealthy.filter((member) => !member.wasHealthy);
  const room = capacity.maximum - (members.length - worthless.length);
  const replaced = members.filter(isSound).length >= desired;
  if (room > 0 || replaced) return worthless;
  const first = unhealthy.find(
    (member) => member.wasHealthy && (member.rollout === primary || member.rollout.proven),
  );
  return first === undefined ? worthless : [...worthless, first];
}

/** Old tasks that ended by themselves come back as what they were while they are needed. */
function keepOld(
  older: readonly Rollout[],
  old: readonly Member[],
  needed: number,
  now: number,
): readonly { readonly rollout: Rollout; readonly count: number }[] {
  let shortfall = needed - old.filter(isSound).length;
  return older
    .filter((rollout) => rollout.proven && mayLaunch(rollout, now))
    .map((rollout) => {
      const there = old.filter((member) => member.rollout === rollout && isSound(member)).length;
      const count = Math.max(0, Math.min(shortfall, rollout.target - there));
      shortfall -= count;
      return { rollout, count };
    });
}

/** What is not healthy costs nothing to stop; of what is healthy, no more than `spare`. */
function release(old: readonly Member[], wanted: number, spare: number, now: number) {
  const useless = old.filter((member) => !isHealthy(member) && !member.rollout.proven);
  const rest = old.filter((member) => !useless.includes(member));
  const costless = rest.filter((member) => !isHealthy(member));
  const count = wanted - useless.length;
  const cheap = giveUp(costless, count, now);
  const dear = giveUp(rest.filter(isHealthy), Math.min(count - cheap.stop.length, spare), now);
  return {
    stop: [...useless, ...cheap.stop, ...dear.stop],
    protected: [...cheap.protected, ...dear.protected],
  };
}

function giveUp(members: readonly Member[], count: number, now: number) {
  if (count <= 0) return { stop: [], protected: [] };
  const free = members.filter((member) => member.protectedUntil <= now);
  const stop = chooseToStop(free, count);
  const held = members.filter((member) => member.protectedUntil > now);
  return { stop, protected: held.slice(0, Math.max(0, count - stop.length)) };
}

function mayLaunch(rollout: Rollout, now: number): boolean {
  return rollout.state !== 'FAILED' && rollout.launchAfter <= now;
}

function isHealthy(member: Member): boolean {
  return member.standing === 'healthy';
}

function isSound(member: Member): boolean {
  return member.standing !== 'unhealthy';
}
