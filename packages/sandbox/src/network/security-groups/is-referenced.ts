import type { NetworkRecords } from '../records.ts';

/** Whether an interface is in a group, or a rule of another group names it. */
export function isReferenced(records: NetworkRecords, groupId: string): boolean {
  for (const one of records.interfaces.values()) {
    if (one.securityGroupIds.includes(groupId)) return true;
  }
  for (const group of records.securityGroups.values()) {
    if (group.id === groupId) continue;
    for (const { peer } of [...group.ingress, ...group.egress]) {
      if (peer.kind === 'group' && peer.groupId === groupId) return true;
    }
  }
  return false;
}
