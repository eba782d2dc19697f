import { DescribeNetworkAclsCommand, type NetworkAclEntry } from '@aws-sdk/client-ec2';
import { allPages } from './all-pages.ts';
import type { LiveContext } from './subject.ts';

/** A network ACL: which packets may cross the border of its subnets. */
export interface LiveAcl {
  readonly id: string;
  readonly subnets: readonly string[];
  /** In the order in which they are asked; what no entry is about is denied. */
  readonly entries: readonly LiveAclEntry[];
}

/** An entry about TCP and IPv4; others are left out. */
export interface LiveAclEntry {
  readonly number: number;
  readonly direction: 'inbound' | 'outbound';
  readonly from: number;
  readonly to: number;
  readonly cidr: string;
  readonly allows: boolean;
}

/** The network ACLs of some VPCs. */
export async function readLiveAcls(
  vpcs: readonly string[],
  { further: { ec2 }, asker }: LiveContext,
): Promise<readonly LiveAcl[]> {
  if (vpcs.length === 0) return [];
  const Filters = [{ Name: 'vpc-id', Values: [...vpcs] }];
  const acls = await asker.ask('ec2:DescribeNetworkAcls', () =>
    allPages(async (NextToken) => {
      const page = await ec2.send(new DescribeNetworkAclsCommand({ Filters, NextToken }));
      return { items: page.NetworkAcls, next: page.NextToken };
    }),
  );
  return (acls ?? []).map(({ NetworkAclId = '', Associations = [], Entries = [] }) => ({
    id: NetworkAclId,
    subnets: Associations.flatMap(({ SubnetId }) => SubnetId ?? []),
    entries: Entries.flatMap(entryOf).toSorted((one, other) => one.number - other.number),
  }));
}

const tcp = '6';
const everyProtocol = '-1';

function entryOf(entry: NetworkAclEntry): readonly LiveAclEntry[] {
  const { RuleNumber = 0, Egress, Protocol, CidrBlock, RuleAction, PortRange } = entry;
  if (CidrBlock === undefined || (Protocol !== tcp && Protocol !== everyProtocol)) return [];
  return [
    {
      number: RuleNumber,
      direction: Egress ? 'outbound' : 'inbound',
      from: PortRange?.From ?? 0,
      to: PortRange?.To ?? 65_535,
      cidr: CidrBlock,
      allows: RuleAction === 'allow',
    },
  ];
}
