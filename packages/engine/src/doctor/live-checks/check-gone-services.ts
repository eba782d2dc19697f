import type { Diagnostic } from '@seaworthy/compiler';
import type { LiveSystem } from '../live/gather-live.ts';
import { liveProblems } from './live-problems.ts';

/** Services that their stack believes to be there, and that somebody deleted on ECS itself. */
export function checkGoneServices({ cloud, missing }: LiveSystem): readonly Diagnostic[] {
  return missing.flatMap(({ name, stack }) => {
    const isThere = cloud.stacks.some((one) => one.name === stack && isSettled(one.status ?? ''));
    if (stack === undefined || !isThere) return [];
    const about = { service: name, stack, region: cloud.region };
    return [{ ...liveProblems['service-gone'](undefined, about), owner: name }];
  });
}

/** While a stack is on its way, its service may be deleted because it shall be. */
function isSettled(status: string): boolean {
  return /^(CREATE|UPDATE|UPDATE_ROLLBACK|IMPORT)_COMPLETE$/.test(status);
}
