import { CreateStackCommand, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import type { AwsClients } from '../../aws/clients.ts';

/** A network as somebody else would make it, long before: a VPC, four subnets, a way out. */
const template = {
  Resources: {
    Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.9.0.0/16' } },
    Gateway: { Type: 'AWS::EC2::InternetGateway' },
    Attachment: {
      Type: 'AWS::EC2::VPCGatewayAttachment',
      Properties: { VpcId: { Ref: 'Vpc' }, InternetGatewayId: { Ref: 'Gateway' } },
    },
    Address: { Type: 'AWS::EC2::EIP', Properties: { Domain: 'vpc' }, DependsOn: 'Attachment' },
    Nat: {
      Type: 'AWS::EC2::NatGateway',
      Properties: {
        SubnetId: { Ref: 'PublicA' },
        AllocationId: { 'Fn::GetAtt': ['Address', 'AllocationId'] },
      },
    },
    ...routes('Public', { GatewayId: { Ref: 'Gateway' } }),
    ...routes('Private', { NatGatewayId: { Ref: 'Nat' } }),
    ...subnet('PublicA', 0, 'Public'),
    ...subnet('PublicB', 1, 'Public'),
    ...subnet('PrivateA', 2, 'Private'),
    ...subnet('PrivateB', 3, 'Private'),
  },
  Outputs: Object.fromEntries(
    ['Vpc', 'PublicA', 'PublicB', 'PrivateA', 'PrivateB'].map((id) => [id, { Value: { Ref: id } }]),
  ),
};

function routes(kind: string, target: object) {
  const RouteTableId = { Ref: `${kind}Routes` };
  return {
    [`${kind}Routes`]: { Type: 'AWS::EC2::RouteTable', Properties: { VpcId: { Ref: 'Vpc' } } },
    [`${kind}Way`]: {
      Type: 'AWS::EC2::Route',
      DependsOn: 'Attachment',
      Properties: { RouteTableId, DestinationCidrBlock: '0.0.0.0/0', ...target },
    },
  };
}

function subnet(id: string, index: number, kind: string) {
  const AvailabilityZone = { 'Fn::Select': [index % 2, { 'Fn::GetAZs': '' }] };
  return {
    [id]: {
      Type: 'AWS::EC2::Subnet',
      Properties: { VpcId: { Ref: 'Vpc' }, CidrBlock: `10.9.${index}.0/24`, AvailabilityZone },
    },
    [`${id}Routes`]: {
      Type: 'AWS::EC2::SubnetRouteTableAssociation',
      Properties: { SubnetId: { Ref: id }, RouteTableId: { Ref: `${kind}Routes` } },
    },
  };
}

/** Makes the network; ids by name. For virtual time. */
export async function makeNetwork(
  { cloudFormation }: AwsClients,
  sleep: () => Promise<void>,
): Promise<Readonly<Record<string, string>>> {
  const StackName = 'company-network';
  await cloudFormation.send(
    new CreateStackCommand({ StackName, TemplateBody: JSON.stringify(template) }),
  );
  for (;;) {
    const { Stacks } = await cloudFormation.send(new DescribeStacksCommand({ StackName }));
    const [{ StackStatus, Outputs = [] } = {}] = Stacks ?? [];
    if (StackStatus === 'CREATE_COMPLETE') {
      return Object.fromEntries(
        Outputs.map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]),
      );
    }
    if (StackStatus !== 'CREATE_IN_PROGRESS') throw new Error(`the network is ${StackStatus}`);
    await sleep();
  }
}
