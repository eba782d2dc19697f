import type { NetworkInterface } from './network.ts';
import type { NetworkRecords } from './records.ts';

/** Names that resolve to interfaces, each inside one VPC. */
export interface Names {
  name(host: string, target: NetworkInterface): void;
  unname(host: string, target: NetworkInterface): void;
  /** Takes every name from an interface that is gone. */
  forget(target: NetworkInterface): void;
  /** Of several interfaces each in its turn. */
  lookUp(host: string, vpcId: string): NetworkInterface | undefined;
}

export function createNames(records: NetworkRecords): Names {
  const targets = new Map<string, string[]>();
  const hostsOf = new Map<string, Set<string>>();

  function unname(host: string, target: NetworkInterface): void {
    const key = keyOf(host, target.vpcId);
    const left = targets.get(key)?.filter((id) => id !== target.id) ?? [];
    if (left.length > 0) targets.set(key, left);
    else targets.delete(key);
    hostsOf.get(target.id)?.delete(host);
  }

  return {
    name: (host, target) => {
      const key = keyOf(host, target.vpcId);
      const ids = targets.get(key) ?? [];
      if (ids.includes(target.id)) return;
      targets.set(key, [...ids, target.id]);
      hostsOf.set(target.id, (hostsOf.get(target.id) ?? new Set()).add(host));
    },
    unname,
    forget: (target) => {
      for (const host of [...(hostsOf.get(target.id) ?? [])]) unname(host, target);
      hostsOf.delete(target.id);
    },
    lookUp: (host, vpcId) => {
      const ids = targets.get(keyOf(host, vpcId));
      const next = ids?.shift();
      if (ids === undefined || next === undefined) return undefined;
      ids.push(next);
      return records.interfaces.get(next);
    },
  };
}

function keyOf(host: string, vpcId: string): string {
  return `${vpcId} ${host}`;
}
