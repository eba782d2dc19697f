import type { Member } from './service.ts';

/**
 * The order in which tasks are given up: those that do not run yet, then those that are not healthy,
 * then one from whichever zone has the most, the oldest of it first.
 */
export function chooseToStop(candidates: readonly Member[], count: number): readonly Member[] {
  const left = [...candidates].sort((a, b) => rank(a) - rank(b) || a.launchedAt - b.launchedAt);
  const chosen: Member[] = [];
  while (chosen.length < count && left.length > 0) {
    const first = left[0];
    if (first === undefined) break;
    const equals = left.filter((member) => rank(member) === rank(first));
    const next = fromFullestZone(equals);
    left.splice(left.indexOf(next), 1);
    chosen.push(next);
  }
  return chosen;
}

function rank(member: Member): number {
  return { pending: 0, unhealthy: 1, warming: 2, healthy: 3 }[member.standing];
}

function fromFullestZone(members: readonly Member[]): Member {
  const sizes = new Map<string, number>();
  for (const { zone } of members) sizes.set(zone, (sizes.get(zone) ?? 0) + 1);
  return members.reduce((best, member) =>
    (sizes.get(member.zone) ?? 0) > (sizes.get(best.zone) ?? 0) ? member : best,
  );
}
