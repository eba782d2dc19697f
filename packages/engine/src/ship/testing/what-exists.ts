import { CreateStackCommand, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import type { AwsClients } from '../../aws/clients.ts';

const outputs = Object.fromEntries(
  [
    ...['Vpc', 'PublicA', 'PublicB', 'PrivateA', 'PrivateB'],
    ...['Listener', 'EntryGroup', 'DbGroup', 'DbSecret', 'BrokerGroup', 'BrokerSecret'],
  ].map((id) => [id, { Value: { Ref: id } }]),
);

/**
 * What somebody else has made long before: a VPC, four subnets, a way out, a load balancer, a
 * database, a broker, a bucket, a table and a queue.
 */
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
    EntryGroup: {
      Type: 'AWS::EC2::SecurityGroup',
      Properties: {
        GroupDescription: 'Entry',
        VpcId: { Ref: 'Vpc' },
        SecurityGroupIngress: [
          { IpProtocol: 'tcp', FromPort: 80, ToPort: 80, CidrIp: '0.0.0.0/0' },
        ],
      },
    },
    Entry: {
      Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
      DependsOn: 'Attachment',
      Properties: {
        Name: 'company',
        Subnets: [{ Ref: 'PublicA' }, { Ref: 'PublicB' }],
        SecurityGroups: [{ Ref: 'EntryGroup' }],
      },
    },
    Listener: {
      Type: 'AWS::ElasticLoadBalancingV2::Listener',
      Properties: {
        LoadBalancerArn: { Ref: 'Entry' },
        Port: 80,
        Protocol: 'HTTP',
        DefaultActions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } }],
      },
    },
    DbGroup: {
      Type: 'AWS::EC2::SecurityGroup',
      Properties: { GroupDescription: 'Db', VpcId: { Ref: 'Vpc' } },
    },
    DbSecret: {
      Type: 'AWS::SecretsManager::Secret',
      Properties: {
        Name: 'company/db',
        SecretString: '{"username":"company","password":"cinnamon-54321"}',
      },
    },
    DbSubnets: {
      Type: 'AWS::RDS::DBSubnetGroup',
      Properties: {
        DBSubnetGroupDescription: 'Db',
        SubnetIds: [{ Ref: 'PrivateA' }, { Ref: 'PrivateB' }],
      },
    },
    Db: {
      Type: 'AWS::RDS::DBInstance',
      Properties: {
        Engine: 'postgres',
        EngineVersion: '16',
        DBInstanceClass: 'db.t4g.micro',
        AllocatedStorage: '20',
        DBName: 'shop',
        MasterUsername: 'company',
        MasterUserPassword: 'cinnamon-54321',
        DBSubnetGroupName: { Ref: 'DbSubnets' },
        VPCSecurityGroups: [{ Ref: 'DbGroup' }],
      },
    },
    BrokerGroup: {
      Type: 'AWS::EC2::SecurityGroup',
      Properties: { GroupDescription: 'Broker', VpcId: { Ref: 'Vpc' } },
    },
    BrokerSecret: {
      Type: 'AWS::SecretsManager::Secret',
      Properties: { Name: 'company/broker', SecretString: '{"password":"nutmeg-1234567890"}' },
    },
    Broker: {
      Type: 'AWS::AmazonMQ::Broker',
      Properties: {
        BrokerName: 'company',
        EngineType: 'RABBITMQ',
        EngineVersion: '3.13',
        HostInstanceType: 'mq.m7g.medium',
        DeploymentMode: 'SINGLE_INSTANCE',
        AutoMinorVersionUpgrade: true,
        PubliclyAccessible: false,
        SubnetIds: [{ Ref: 'PrivateA' }],
        SecurityGroups: [{ Ref: 'BrokerGroup' }],
        Users: [{ Username: 'company', Password: 'nutmeg-1234567890' }],
      },
    },
    Uploads: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'company-uploads' } },
    Books: {
      Type: 'AWS::DynamoDB::Table',
      Properties: {
        TableName: 'company-books',
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [{ AttributeName: 'isbn', AttributeType: 'S' }],
        KeySchema: [{ AttributeName: 'isbn', KeyType: 'HASH' }],
      },
    },
    Work: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'company-work' } },
    // In the first of the places that a project would take.
    OthersRule: {
      Type: 'AWS::ElasticLoadBalancingV2::ListenerRule',
      Properties: {
        ListenerArn: { Ref: 'Listener' },
        Priority: 1,
        Conditions: [{ Field: 'host-header', Values: ['others.example.com'] }],
        Actions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '204' } }],
      },
    },
  },
  Outputs: {
    DbHost: { Value: { 'Fn::GetAtt': ['Db', 'Endpoint.Address'] } },
    BrokerEndpoint: { Value: { 'Fn::Select': [0, { 'Fn::GetAtt': ['Broker', 'AmqpEndpoints'] }] } },
    UploadsArn: { Value: { 'Fn::GetAtt': ['Uploads', 'Arn'] } },
    BooksArn: { Value: { 'Fn::GetAtt': ['Books', 'Arn'] } },
    WorkArn: { Value: { 'Fn::GetAtt': ['Work', 'Arn'] } },
    ...outputs,
  },
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

/** Makes it all; ids by name. For virtual time. */
export async function makeWhatExists(
  { cloudFormation }: AwsClients,
  sleep: () => Promise<void>,
): Promise<Readonly<Record<string, string>>> {
  const StackName = 'company';
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
    if (StackStatus !== 'CREATE_IN_PROGRESS') throw new Error(`it is ${StackStatus}`);
    await sleep();
  }
}
