import type { Diagnostic } from '@seaworthy/compiler';
import type { LiveSystem } from '../live/gather-live.ts';
import { liveProblems } from './live-problems.ts';

/** Hosts whose record leads to a load balancer that is none of those that answer to them. */
export function checkRecords({ records, balancerNames, cloud }: LiveSystem): readonly Diagnostic[] {
  if (balancerNames.length === 0) return [];
  return records.flatMap(({ host, zone, target }) => {
    const isOther = target.includes('.elb.') && !balancerNames.includes(target);
    if (!isOther) return [];
    const owners = cloud.services.flatMap(({ owner }) => owner ?? []);
    const [owner] = owners;
    const about = { host, zone, target, balancers: balancerNames };
    const diagnostic = liveProblems['zone-delegation-mismatch'](undefined, about);
    return [owners.length === 1 && owner !== undefined ? { ...diagnostic, owner } : diagnostic];
  });
}
