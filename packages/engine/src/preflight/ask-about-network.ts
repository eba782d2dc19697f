import {
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeVpcsCommand,
} from '@aws-sdk/client-ec2';
import { DescribeListenersCommand } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { ExistingClients, ExistingParts, ExistingQuestion } from './existing-question.ts';

/** Questions about a VPC that exists, and about the load balancer in it. */
export function askAboutNetwork(
  { network: { existing }, loadBalancer }: ExistingParts,
  { ec2, loadBalancing }: ExistingClients,
): readonly ExistingQuestion[] {
  if (!existing) return [];
  const { vpc, publicSubnets, privateSubnets, span } = existing;
  const network = `the VPC ${vpc}`;
  const subnets = [...new Set([...publicSubnets, ...privateSubnets])];
  const ofNetwork: readonly ExistingQuestion[] = [
    {
      what: network,
      span,
      action: 'ec2:DescribeVpcs',
      ask: async () => (await ec2.send(new DescribeVpcsCommand({ VpcIds: [vpc] }))) !== undefined,
      absent: ['InvalidVpcID.NotFound', 'InvalidVpcID.Malformed'],
    },
    ...subnets.map((subnet) => ({
      what: `the subnet ${subnet} in ${vpc}`,
      within: network,
      span,
      action: 'ec2:DescribeSubnets',
      ask: async () => {
        const { Subnets } = await ec2.send(new DescribeSubnetsCommand({ SubnetIds: [subnet] }));
        return Subnets?.[0]?.VpcId === vpc;
      },
      absent: ['InvalidSubnetID.NotFound', 'InvalidSubnetID.Malformed'],
    })),
  ];
  if (!loadBalancer) return ofNetwork;
  const { listener, securityGroup } = loadBalancer;
  return [
    ...ofNetwork,
    {
      what: `the listener ${listener.split('/').at(-1)} of the load balancer ${listener.split('/')[2]}`,
      span: loadBalancer.span,
      action: 'elasticloadbalancing:DescribeListeners',
      ask: async () => {
        const command = new DescribeListenersCommand({ ListenerArns: [listener] });
        return (await loadBalancing.send(command)).Listeners?.length === 1;
      },
      absent: ['ListenerNotFoundException', 'ListenerNotFound', 'ValidationError'],
    },
    {
      what: `the security group ${securityGroup} in ${vpc}`,
      within: network,
      span: loadBalancer.span,
      action: 'ec2:DescribeSecurityGroups',
      ask: async () => {
        const command = new DescribeSecurityGroupsCommand({ GroupIds: [securityGroup] });
        return (await ec2.send(command)).SecurityGroups?.[0]?.VpcId === vpc;
      },
      absent: ['InvalidGroup.NotFound', 'InvalidGroupId.Malformed'],
    },
  ];
}
