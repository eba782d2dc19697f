import { describe, expect, it } from 'vitest';
import { resource } from '../graph/build-resource.ts';
import { buildStack } from '../graph/build-stack.ts';
import type { Parameter, Resource, Stack } from '../graph/graph.ts';
import { cloudFactsOf } from './cloud-facts-of-graph.ts';

const span = { file: 'compose.yaml', start: 10, end: 14 };

describe('facts of a graph', () => {
  it('mean the same security group on both sides of a hand-over', () => {
    const group = resource(
      'AWS::EC2::SecurityGroup',
      'ApiGroup',
      { GroupDescription: 'api', VpcId: { Ref: 'Vpc' } },
      { span },
    );
    const give = resource(
      'AWS::SSM::Parameter',
      'Give',
      {
        Name: '/seaworthy/shop/group',
        Type: 'String',
        Value: { 'Fn::GetAtt': ['ApiGroup', 'GroupId'] },
      },
      { span },
    );
    const rule = resource(
      'AWS::EC2::SecurityGroupEgress',
      'Out',
      {
        GroupId: { Ref: 'GivenGroup' },
        DestinationSecurityGroupId: { Ref: 'GivenGroup' },
        IpProtocol: 'tcp',
        FromPort: 443,
        ToPort: 443,
      },
      { span },
    );
    const facts = cloudFactsOf({
      stacks: [
        stack('base', [group, give]),
        stack('api', [rule], [given('GivenGroup', '/seaworthy/shop/group')]),
      ],
    });
    expect(facts.securityGroups).toEqual([
      {
        id: 'base/ApiGroup',
        span,
        vpc: 'base/Vpc',
        ingress: [],
        egress: [
          { protocol: '-1', from: 0, to: 65535, peer: { kind: 'cidr', cidr: '0.0.0.0/0' } },
          { protocol: 'tcp', from: 443, to: 443, peer: { kind: 'group', id: 'base/ApiGroup' } },
        ],
      },
    ]);
  });

  it('have no allow-all egress where a group states its own', () => {
    const group = resource(
      'AWS::EC2::SecurityGroup',
      'Group',
      {
        GroupDescription: 'x',
        SecurityGroupEgress: [
          { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0' },
        ],
      },
      { span },
    );
    const [found] = cloudFactsOf({ stacks: [stack('base', [group])] }).securityGroups;
    expect(found?.egress).toEqual([
      { protocol: 'tcp', from: 443, to: 443, peer: { kind: 'cidr', cidr: '0.0.0.0/0' } },
    ]);
  });

  it('take a handed-over list apart', () => {
    const give = resource(
      'AWS::SSM::Parameter',
      'Give',
      {
        Name: '/s',
        Type: 'StringList',
        Value: { 'Fn::Join': [',', [{ Ref: 'One' }, { Ref: 'Two' }]] },
      },
      { span },
    );
    const group = resource(
      'AWS::RDS::DBSubnetGroup',
      'Subnets',
      { DBSubnetGroupDescription: 'x', SubnetIds: { Ref: 'Given' } },
      { span },
    );
    const database = resource(
      'AWS::RDS::DBInstance',
      'Db',
      { Engine: 'postgres', EngineVersion: '16', DBSubnetGroupName: { Ref: 'Subnets' } },
      { span, owner: 'db' },
    );
    const list = {
      ...given('Given', '/s'),
      type: 'AWS::SSM::Parameter::Value<List<AWS::EC2::Subnet::Id>>',
    };
    const [found] = cloudFactsOf({
      stacks: [stack('base', [give]), stack('data', [group, database], [list])],
    }).databases;
    expect(found).toMatchObject({
      id: 'data/Db',
      owner: 'db',
      port: 5432,
      placement: { subnets: ['base/One', 'base/Two'] },
      forcesTls: true,
      encrypted: false,
      extendedSupport: true,
    });
  });

  it('say unknown for a list that no stack gives', () => {
    const service = resource(
      'AWS::ECS::Service',
      'Service',
      { NetworkConfiguration: { AwsvpcConfiguration: { Subnets: { Ref: 'Given' } } } },
      { span },
    );
    const [found] = cloudFactsOf({
      stacks: [stack('api', [service], [given('Given', '/nobody')])],
    }).services;
    expect(found?.placement).toEqual({
      subnets: 'unknown',
      securityGroups: [],
      publicAddress: false,
    });
  });

  it('leave secrets out of the values that a template composes', () => {
    const credentials = resource(
      'AWS::SecretsManager::Secret',
      'Credentials',
      {
        GenerateSecretString: {
          SecretStringTemplate: '{"username":"app"}',
          GenerateStringKey: 'password',
        },
      },
      { span },
    );
    const connections = resource(
      'AWS::SecretsManager::Secret',
      'Connections',
      {
        SecretString: {
          'Fn::Sub':
            '{"api.DATABASE_URL":"postgres://app:{{resolve:secretsmanager:${Credentials}:SecretString:password}}@${Db.Endpoint.Address}:5432/app"}',
        },
      },
      { span },
    );
    const { secrets } = cloudFactsOf({ stacks: [stack('data', [credentials, connections])] });
    expect(secrets.map(({ content }) => content)).toEqual([
      { kind: 'json', keys: [{ name: 'username' }, { name: 'password' }] },
      {
        kind: 'json',
        keys: [
          {
            name: 'api.DATABASE_URL',
            shape: 'postgres://app:***@${data/Db.Endpoint.Address}:5432/app',
          },
        ],
      },
    ]);
  });

  it('follow conditions by the defaults of their parameters', () => {
    const service = (value: string) => {
      const count = { 'Fn::If': ['SetsCount', { Ref: 'Count' }, { Ref: 'AWS::NoValue' }] } as const;
      const built = resource('AWS::ECS::Service', 'Service', { DesiredCount: count }, { span });
      const extra = resource('AWS::Logs::LogGroup', 'Extra', {}, { span, condition: 'SetsCount' });
      const conditions = {
        SetsCount: { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'Count' }, ''] }] },
      } as const;
      const parameter = { id: 'Count', type: 'String', description: '', default: value };
      return cloudFactsOf({
        stacks: [{ ...stack('api', [built, extra], [parameter]), conditions }],
      });
    };
    expect(service('3').services[0]?.desired).toBe(3);
    expect(service('3').logGroups).toHaveLength(1);
    expect(service('').services[0]).not.toHaveProperty('desired');
    expect(service('').logGroups).toHaveLength(0);
  });

  it('give every VPC the main route table that AWS makes', () => {
    const vpc = resource('AWS::EC2::VPC', 'Vpc', { CidrBlock: '10.0.0.0/16' }, { span });
    const table = resource('AWS::EC2::RouteTable', 'Private', { VpcId: { Ref: 'Vpc' } }, { span });
    const route = resource(
      'AWS::EC2::Route',
      'Out',
      {
        RouteTableId: { Ref: 'Private' },
        DestinationCidrBlock: '0.0.0.0/0',
        NatGatewayId: { Ref: 'Nat' },
      },
      { span },
    );
    const association = resource(
      'AWS::EC2::SubnetRouteTableAssociation',
      'A',
      { RouteTableId: { Ref: 'Private' }, SubnetId: { Ref: 'Subnet' } },
      { span },
    );
    const { routeTables } = cloudFactsOf({
      stacks: [stack('base', [vpc, table, route, association])],
    });
    expect(
      routeTables.map(({ id, main, subnets, routes }) => ({ id, main, subnets, routes })),
    ).toEqual([
      {
        id: 'base/Private',
        main: false,
        subnets: ['base/Subnet'],
        routes: [
          {
            destination: '0.0.0.0/0',
            target: { kind: 'nat-gateway', id: 'base/Nat', state: 'active' },
          },
        ],
      },
      { id: 'base/Vpc.main', main: true, subnets: [], routes: [] },
    ]);
  });

  it('read policies from roles and from beside them', () => {
    const statement = (Action: string | readonly string[], Resource: unknown) => ({
      Version: '2012-10-17',
      Statement: { Effect: 'Allow', Action, Resource },
    });
    const role = resource(
      'AWS::IAM::Role',
      'Role',
      {
        AssumeRolePolicyDocument: {
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Service: 'ecs-tasks.amazonaws.com' },
              Action: 'sts:AssumeRole',
            },
          ],
        },
        Policies: [
          {
            PolicyName: 'a',
            PolicyDocument: statement('s3:GetObject', { 'Fn::Sub': '${Bucket.Arn}/*' }),
          },
        ],
      },
      { span, owner: 'api' },
    );
    const policy = resource(
      'AWS::IAM::Policy',
      'Policy',
      {
        PolicyName: 'b',
        Roles: [{ Ref: 'Role' }],
        PolicyDocument: statement(['sqs:SendMessage'], '*'),
      },
      { span },
    );
    const [found] = cloudFactsOf({ stacks: [stack('api', [role, policy])] }).roles;
    expect(found).toMatchObject({
      trusts: ['ecs-tasks.amazonaws.com'],
      statements: [
        {
          effect: 'Allow',
          actions: ['s3:GetObject'],
          resources: ['${api/Bucket.Arn}/*'],
          conditional: false,
        },
        { effect: 'Allow', actions: ['sqs:SendMessage'], resources: ['*'], conditional: false },
      ],
    });
  });

  it('know where a job runs that only a release starts', () => {
    const definition = resource(
      'AWS::ECS::TaskDefinition',
      'Task',
      { RequiresCompatibilities: ['FARGATE'] },
      { span, owner: 'migrate' },
    );
    const outputs = [
      {
        id: 'Subnets',
        description: '',
        value: { 'Fn::Join': [',', [{ Ref: 'One' }, { Ref: 'Two' }]] } as const,
      },
      { id: 'SecurityGroup', description: '', value: { Ref: 'Group' } },
      { id: 'PublicAddress', description: '', value: 'ENABLED' },
    ];
    expect(
      cloudFactsOf({ stacks: [{ ...stack('migrate', [definition]), outputs }] }).taskRuns,
    ).toEqual([
      {
        id: 'migrate.run',
        span,
        owner: 'migrate',
        kind: 'job',
        taskDefinition: 'migrate/Task',
        placement: {
          subnets: ['migrate/One', 'migrate/Two'],
          securityGroups: ['migrate/Group'],
          publicAddress: true,
        },
      },
    ]);
  });

  it('name the autoscaled service although its symbol holds a slash', () => {
    const target = resource(
      'AWS::ApplicationAutoScaling::ScalableTarget',
      'Target',
      {
        MinCapacity: 1,
        MaxCapacity: 4,
        ScalableDimension: 'ecs:service:DesiredCount',
        ServiceNamespace: 'ecs',
        ResourceId: { 'Fn::Sub': 'service/${Cluster}/${Service.Name}' },
      },
      { span },
    );
    const [found] = cloudFactsOf({ stacks: [stack('api', [target])] }).scalingTargets;
    expect(found).toMatchObject({ service: 'api/Service', minimum: 1, maximum: 4, policies: 0 });
  });

  it('leave what a symbol hides as the symbol', () => {
    const container = (Image: unknown) =>
      resource(
        'AWS::ECS::TaskDefinition',
        'Task',
        { ContainerDefinitions: [{ Name: 'a', Image: Image as string }] },
        { span },
      );
    const image = (value: unknown, parameters: readonly Parameter[] = []) =>
      cloudFactsOf({ stacks: [stack('api', [container(value)], parameters)] }).taskDefinitions[0]
        ?.containers[0]?.image;
    expect(image({ Ref: 'Image' }, [{ id: 'Image', type: 'String', description: '' }])).toBe(
      '${api/Image}',
    );
    expect(
      image({ Ref: 'Image' }, [
        { id: 'Image', type: 'String', description: '', default: 'nginx:1' },
      ]),
    ).toBe('nginx:1');
    expect(image({ 'Fn::Select': [1, { 'Fn::Split': ['/', 'a/b'] }] })).toBe('b');
    expect(image({ 'Fn::Select': [1, { 'Fn::Split': ['/', { Ref: 'Repository' }] }] })).toBe(
      '${api/Repository}',
    );
    expect(
      image({ 'Fn::Sub': ['${Host}/x:${!Literal}${AWS::Region}', { Host: { Ref: 'H' } }] }),
    ).toBe('${api/H}/x:${Literal}${AWS::Region}');
  });
});

function stack(
  name: string,
  resources: readonly Resource[],
  parameters: readonly Parameter[] = [],
): Stack {
  return buildStack({ name, layer: 'service', description: name, resources, parameters });
}

function given(id: string, path: string): Parameter {
  return { id, type: 'AWS::SSM::Parameter::Value<String>', description: '', default: path };
}
