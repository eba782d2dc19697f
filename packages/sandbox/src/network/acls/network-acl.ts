import { type Cidr, containsAddress } from '../addresses/cidr.ts';
import type { NetworkRecords } from '../records.ts';

/** A network ACL that somebody made: entries by number, the lowest that fits decides. */
export interface NetworkAcl {
  readonly id: string;
  readonly vpcId: string;
  readonly entries: AclEntry[];
}

export interface AclEntry {
  /** 1 to 32766. */
  readonly number: number;
  readonly direction: 'inbound' | 'outbound';
  /** As IANA numbers them; `-1` is every one. */
  readonly protocol: string;
  /** Both 0 to 65535 where the protocol has no ports. */
  readonly from: number;
  readonly to: number;
  readonly cidr: Cidr;
  readonly action: 'allow' | 'deny';
}

/** A packet at the border of a subnet. */
export interface CrossingPacket {
  readonly protocol: 'tcp' | 'udp';
  readonly port: number;
  /** The other end; undefined: somewhere on the internet. */
  readonly address: number | undefined;
}

/** The ACL of a subnet; undefined for the default one of its VPC, which lets everything through. */
export function aclOf(records: NetworkRecords, subnetId: string): NetworkAcl | undefined {
  return records.networkAcls.get(records.subnets.get(subnetId)?.networkAcl?.aclId ?? '');
}

/** Whether an ACL lets a packet pass: what no entry is about is denied. */
export function aclAllows(
  { entries }: NetworkAcl,
  direction: AclEntry['direction'],
  packet: CrossingPacket,
): boolean {
  const deciding = entries
    .filter((entry) => entry.direction === direction && isAbout(entry, packet))
    .toSorted((one, other) => one.number - other.number)[0];
  return deciding?.action === 'allow';
}

const protocolNumbers = { tcp: '6', udp: '17' } as const;

function isAbout({ protocol, from, to, cidr }: AclEntry, packet: CrossingPacket): boolean {
  if (protocol !== '-1') {
    if (protocol !== protocolNumbers[packet.protocol]) return false;
    if (packet.port < from || packet.port > to) return false;
  }
  return packet.address === undefined ? cidr.prefix === 0 : containsAddress(cidr, packet.address);
}
