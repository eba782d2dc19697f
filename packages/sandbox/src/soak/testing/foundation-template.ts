/** Two zones with a NAT gateway, roles, a cluster, a repository, a secret, and two stores. */
export const foundationTemplate = {
  Resources: {
    Vpc: vpc({ CidrBlock: '10.0.0.0/16' }),
    Gateway: { Type: 'AWS::EC2::InternetGateway' },
    Attachment: {
      Type: 'AWS::EC2::VPCGatewayAttachment',
      Properties: { VpcId: { Ref: 'Vpc' }, InternetGatewayId: { Ref: 'Gateway' } },
    },
    PublicA: subnet(0, '10.0.0.0/24'),
    PublicB: subnet(1, '10.0.1.0/24'),
    PrivateA: subnet(0, '10.0.64.0/18'),
    PrivateB: subnet(1, '10.0.128.0/18'),
    PublicRoutes: { Type: 'AWS::EC2::RouteTable', Properties: { VpcId: { Ref: 'Vpc' } } },
    PrivateRoutes: { Type: 'AWS::EC2::RouteTable', Properties: { VpcId: { Ref: 'Vpc' } } },
    PublicAInRoutes: inRouteTable('PublicA', 'PublicRoutes'),
    PublicBInRoutes: inRouteTable('PublicB', 'PublicRoutes'),
    PrivateAInRoutes: inRouteTable('PrivateA', 'PrivateRoutes'),
    PrivateBInRoutes: inRouteTable('PrivateB', 'PrivateRoutes'),
    Out: {
      ...defaultRoute('PublicRoutes', { GatewayId: { Ref: 'Gateway' } }),
      DependsOn: 'Attachment',
    },
    Address: {
      Type: 'AWS::EC2::EIP',
      DependsOn: 'Attachment',
      Properties: { Domain: 'vpc' },
    },
    Nat: {
      Type: 'AWS::EC2::NatGateway',
      Properties: {
        SubnetId: { Ref: 'PublicA' },
        AllocationId: { 'Fn::GetAtt': ['Address', 'AllocationId'] },
      },
    },
    OutOverNat: defaultRoute('PrivateRoutes', { NatGatewayId: { Ref: 'Nat' } }),
    Namespace: { Type: 'AWS::ServiceDiscovery::HttpNamespace', Properties: { Name: 'soak' } },
    Cluster: {
      Type: 'AWS::ECS::Cluster',
      Properties: { ClusterName: 'soak', CapacityProviders: ['FARGATE', 'FARGATE_SPOT'] },
    },
    Repository: { Type: 'AWS::ECR::Repository', Properties: { RepositoryName: 'soak' } },
    Logs: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: '/soak' } },
    Secret: {
      Type: 'AWS::SecretsManager::Secret',
      Properties: { Name: 'soak/secret', SecretString: '{"KEY":"value"}' },
    },
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Service: 'ecs-tasks.amazonaws.com' },
              Action: 'sts:AssumeRole',
            },
          ],
        },
        ManagedPolicyArns: [
          'arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy',
        ],
        Policies: [
          {
            PolicyName: 'secret',
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Action: 'secretsmanager:GetSecretValue',
                  Resource: { Ref: 'Secret' },
                },
              ],
            },
          },
        ],
      },
    },
    StoresGroup: {
      Type: 'AWS::EC2::SecurityGroup',
      Properties: { GroupDescription: 'Stores', VpcId: { Ref: 'Vpc' } },
    },
    DatabaseSubnets: {
      Type: 'AWS::RDS::DBSubnetGroup',
      Properties: { DBSubnetGroupDescription: 'Database', SubnetIds: privateSubnets() },
    },
    Database: {
      Type: 'AWS::RDS::DBInstance',
      Properties: {
        Engine: 'postgres',
        DBInstanceClass: 'db.t4g.micro',
        AllocatedStorage: '20',
        MasterUsername: 'app',
        MasterUserPassword: 'of-no-use-here',
        DBSubnetGroupName: { Ref: 'DatabaseSubnets' },
        VPCSecurityGroups: [{ Ref: 'StoresGroup' }],
      },
    },
  },
  Outputs: {
    Vpc: exported('soak-vpc', { Ref: 'Vpc' }),
    Public: exported('soak-public', {
      'Fn::Join': [',', [{ Ref: 'PublicA' }, { Ref: 'PublicB' }]],
    }),
    Private: exported('soak-private', { 'Fn::Join': [',', privateSubnets()] }),
    Namespace: exported('soak-namespace', { 'Fn::GetAtt': ['Namespace', 'Arn'] }),
    Role: exported('soak-role', { 'Fn::GetAtt': ['Role', 'Arn'] }),
    Secret: exported('soak-secret', { Ref: 'Secret' }),
  },
};

/** What a stack of the soak makes of an export of the foundation. */
export function imported(name: string): object {
  return { 'Fn::ImportValue': `soak-${name}` };
}

/** The same for lists. */
export function importedList(name: string): object {
  return { 'Fn::Split': [',', imported(name)] };
}

function vpc(properties: object): object {
  return {
    Type: 'AWS::EC2::VPC',
    Properties: { ...properties, EnableDnsSupport: true, EnableDnsHostnames: true },
  };
}

function subnet(zone: number, CidrBlock: string): object {
  return {
    Type: 'AWS::EC2::Subnet',
    Properties: {
      VpcId: { Ref: 'Vpc' },
      CidrBlock,
      AvailabilityZone: { 'Fn::Select': [zone, { 'Fn::GetAZs': '' }] },
    },
  };
}

function inRouteTable(subnetId: string, table: string): object {
  return {
    Type: 'AWS::EC2::SubnetRouteTableAssociation',
    Properties: { SubnetId: { Ref: subnetId }, RouteTableId: { Ref: table } },
  };
}

function defaultRoute(table: string, target: object): object {
  return {
    Type: 'AWS::EC2::Route',
    Properties: {
      RouteTableId: { Ref: table },
      DestinationCidrBlock: '0.0.0.0/0',
      ...target,
    },
  };
}

function privateSubnets(): readonly object[] {
  return [{ Ref: 'PrivateA' }, { Ref: 'PrivateB' }];
}

function exported(Name: string, Value: object): object {
  return { Value, Export: { Name } };
}
