import type { Diagnostic } from '@seaworthy/compiler';
import type { LiveSystem } from '../live/gather-live.ts';
import type { LiveAcl } from '../live/read-live-acls.ts';
import { crossingsOf, type NeededCrossing } from './border-crossings.ts';
import { type Denial, denialOf } from './deciding-entry.ts';
import { liveProblems } from './live-problems.ts';

/** Services that a network ACL keeps from what they need; the first thing of each. */
export function checkNetworkAcls({ cloud, networkAcls }: LiveSystem): readonly Diagnostic[] {
  return cloud.services.flatMap((service) => {
    for (const crossing of crossingsOf(cloud, service)) {
      const acl = networkAcls.find(({ subnets }) => subnets.includes(crossing.subnet));
      const denial = acl && denialOf(acl, crossing);
      if (!acl || !denial) continue;
      const { owner = '' } = service;
      const about = {
        service: owner,
        crossing,
        acl: acl.id,
        denial,
        add: commandFor(acl, crossing, denial),
      };
      return [{ ...liveProblems['nacl-blocks'](undefined, about), owner }];
    }
    return [];
  });
}

/** A number that is asked before the entry that denies, and is free. */
function commandFor(
  acl: LiveAcl,
  { direction, peer }: NeededCrossing,
  { from, to, by }: Denial,
): string {
  const taken = new Set(
    acl.entries.flatMap((entry) => (entry.direction === direction ? [entry.number] : [])),
  );
  let number = by - 1;
  while (taken.has(number)) number -= 1;
  const cidr = /^[\d.]+\/\d+$/.test(peer) ? peer : '0.0.0.0/0';
  const way = direction === 'inbound' ? '--ingress' : '--egress';
  return `aws ec2 create-network-acl-entry --network-acl-id ${acl.id} ${way} --rule-number ${number} --protocol tcp --port-range From=${from},To=${to} --cidr-block ${cidr} --rule-action allow`;
}
