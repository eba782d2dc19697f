import {
  CreateNetworkAclCommand,
  CreateNetworkAclEntryCommand,
  DescribeNetworkAclsCommand,
  type EC2Client,
  ReplaceNetworkAclAssociationCommand,
} from '@aws-sdk/client-ec2';

/** TCP for everybody that a network ACL lets through. */
export interface AllowedTcp {
  readonly direction: 'inbound' | 'outbound';
  readonly from: number;
  readonly to: number;
}

/** Gives subnets a network ACL in place of the default one, as whoever keeps the network would. */
export async function restrictSubnets(
  ec2: EC2Client,
  subnets: readonly string[],
  allowed: readonly AllowedTcp[],
): Promise<string> {
  const Filters = [{ Name: 'association.subnet-id', Values: [...subnets] }];
  const { NetworkAcls = [] } = await ec2.send(new DescribeNetworkAclsCommand({ Filters }));
  const [usual] = NetworkAcls;
  const { NetworkAcl } = await ec2.send(new CreateNetworkAclCommand({ VpcId: usual?.VpcId }));
  const NetworkAclId = NetworkAcl?.NetworkAclId ?? '';
  for (const [at, { direction, from, to }] of allowed.entries()) {
    await ec2.send(
      new CreateNetworkAclEntryCommand({
        NetworkAclId,
        RuleNumber: 100 + at,
        Egress: direction === 'outbound',
        Protocol: '6',
        PortRange: { From: from, To: to },
        CidrBlock: '0.0.0.0/0',
        RuleAction: 'allow',
      }),
    );
  }
  const associations = NetworkAcls.flatMap(({ Associations = [] }) => Associations);
  for (const { SubnetId = '', NetworkAclAssociationId: AssociationId } of associations) {
    if (!subnets.includes(SubnetId)) continue;
    await ec2.send(new ReplaceNetworkAclAssociationCommand({ AssociationId, NetworkAclId }));
  }
  return NetworkAclId;
}
