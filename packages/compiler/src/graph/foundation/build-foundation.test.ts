import { describe, expect, test } from 'vitest';
import type { Application, NetworkPlan } from '../../application/application.ts';
import type { ResourceType } from '../aws/resources.generated.ts';
import type { Resource } from '../graph.ts';
import {
  application,
  noOperations,
  ragPlatform,
  site,
  smallest,
  spanAt,
  tables,
  web,
  worker,
} from '../testing/applications.ts';
import { isOfType } from '../testing/is-of-type.ts';
import { buildFoundation } from './build-foundation.ts';

const domain = { name: 'api.example.com', hostedZone: 'Z0123', span: spanAt(7) };
const arn = 'arn:aws:acm:ap-northeast-2:111122223333:certificate/0f1e2d3c';

describe('the network', () => {
  const gateways: readonly (readonly [NetworkPlan['nat'], readonly string[]])[] = [
    ['single', ['NatGateway1', 'NatGateway1']],
    ['per-zone', ['NatGateway1', 'NatGateway2']],
    ['regional', ['RegionalNatGateway', 'RegionalNatGateway']],
    ['none', []],
  ];

  test.each(gateways)('with %s NAT leads the private subnets to %j', (nat, expected) => {
    const found = routes(withNetwork({ nat })).filter(
      (route) => 'NatGatewayId' in route.properties,
    );
    expect(found.map((route) => route.properties.NatGatewayId)).toEqual(
      expected.map((id) => ({ Ref: id })),
    );
  });

  test('keeps subnets, tables and their ties when another NAT is chosen', () => {
    const shape = (nat: NetworkPlan['nat']) =>
      resources(withNetwork({ nat })).filter(({ type }) =>
        /Subnet|RouteTable$|SubnetRouteTableAssociation/.test(type),
      );
    expect(shape('per-zone')).toEqual(shape('single'));
    expect(shape('regional')).toEqual(shape('single'));
  });

  test('ties every subnet to a route table, since the main one leads nowhere', () => {
    const subnets = find(ragPlatform, 'AWS::EC2::Subnet').map(({ id }) => ({ Ref: id }));
    const tied = find(ragPlatform, 'AWS::EC2::SubnetRouteTableAssociation');
    expect(tied.map(({ properties }) => properties.SubnetId)).toEqual(subnets);
  });

  test('gives nothing a public address before the internet gateway is there', () => {
    const waiting = resources(ragPlatform).filter(({ id }) =>
      ['NatAddress1', 'PublicInternetRoute', 'LoadBalancer'].includes(id),
    );
    expect(waiting.map(({ dependsOn }) => dependsOn)).toEqual([
      ['InternetGatewayAttachment'],
      ['InternetGatewayAttachment'],
      ['InternetGatewayAttachment'],
    ]);
  });

  test('reaches S3 without NAT from every table, and DynamoDB when there are tables', () => {
    const services = (built: Application) =>
      find(built, 'AWS::EC2::VPCEndpoint').map(({ id, properties }) => [
        id,
        properties.VpcEndpointType,
        Array.isArray(properties.RouteTableIds) && properties.RouteTableIds.length,
      ]);
    expect(services(withNetwork({}))).toEqual([['EndpointS3', 'Gateway', 3]]);
    expect(services({ ...withNetwork({}), stores: [tables()] })).toContainEqual([
      'EndpointDynamodb',
      'Gateway',
      3,
    ]);
  });

  test('lets the tasks of each service in to the interface endpoints that are asked for', () => {
    const built = withNetwork({ endpoints: ['ecr.api', 's3', 'ecr.api'] }, [worker('bot')]);
    const endpoints = find(built, 'AWS::EC2::VPCEndpoint').map(({ id }) => id);
    expect(endpoints).toEqual(['EndpointS3', 'EndpointEcrApi']);
    expect(find(built, 'AWS::EC2::SecurityGroupIngress')).toMatchObject([
      {
        id: 'EndpointsFromBot',
        properties: {
          FromPort: 443,
          SourceSecurityGroupId: { 'Fn::GetAtt': ['SecurityGroupBot', 'GroupId'] },
        },
      },
    ]);
  });
});

test('a project of files only has no network to pay for', () => {
  const built = application({ services: [site('pages')], stores: [tables()] });
  expect(resources(built).map(({ type }) => type)).toEqual([
    'AWS::SNS::Topic',
    'AWS::SNS::TopicPolicy',
    'AWS::SSM::Parameter',
  ]);
});

describe('the load balancer', () => {
  test('is there for web services only', () => {
    expect(ids(smallest)).not.toContain('LoadBalancer');
    expect(ids(application({ services: [web('api')] }))).toContain('LoadBalancer');
  });

  test('redirects to HTTPS with a modern policy when there is a domain', () => {
    const listeners = find(withDomain(domain), 'AWS::ElasticLoadBalancingV2::Listener');
    expect(listeners.map(({ properties }) => properties)).toMatchObject([
      { Port: 80, DefaultActions: [{ RedirectConfig: { Port: '443', StatusCode: 'HTTP_301' } }] },
      {
        Port: 443,
        SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09',
        Certificates: [{ CertificateArn: { Ref: 'Certificate' } }],
        DefaultActions: [{ FixedResponseConfig: { StatusCode: '404' } }],
      },
    ]);
  });

  test('listens on port 80 alone, in its security group too, when there is none', () => {
    const built = application({ services: [web('api')] });
    const listeners = find(built, 'AWS::ElasticLoadBalancingV2::Listener');
    expect(listeners.map(({ properties }) => properties.Port)).toEqual([80]);
    const group = resources(built).find(({ id }) => id === 'LoadBalancerSecurityGroup');
    expect(group?.properties).toMatchObject({ SecurityGroupIngress: [{ FromPort: 80 }] });
  });

  test('hands over the listener that routes', () => {
    const given = (built: Application) =>
      find(built, 'AWS::SSM::Parameter').find(({ id }) => id === 'HandoverListener')?.properties;
    expect(given(withDomain(domain))?.Value).toEqual({
      'Fn::GetAtt': ['HttpsListener', 'ListenerArn'],
    });
    expect(given(application({ services: [web('api')] }))?.Value).toEqual({
      'Fn::GetAtt': ['HttpListener', 'ListenerArn'],
    });
  });

  test('is protected from deletion in production', () => {
    const attributes = (environment: string) =>
      find(
        application({ environment, services: [web('api')] }),
        'AWS::ElasticLoadBalancingV2::LoadBalancer',
      ).map(({ properties }) => properties.LoadBalancerAttributes);
    const protection = (Value: string) => [
      expect.arrayContaining([{ Key: 'deletion_protection.enabled', Value }]),
    ];
    expect(attributes('production')).toEqual(protection('true'));
    expect(attributes('staging')).toEqual(protection('false'));
  });
});

describe('the domain', () => {
  const hosts = ['api.example.com', 'admin.example.com', 'shop.example.net'];
  const routed = web('api', { route: { ...web('api').route, hosts } });

  test('gets a certificate and a record for it and for the hosts of its zone', () => {
    const built = withDomain(domain, [routed]);
    expect(find(built, 'AWS::CertificateManager::Certificate')).toMatchObject([
      {
        span: domain.span,
        properties: {
          DomainName: 'api.example.com',
          SubjectAlternativeNames: ['admin.example.com'],
          ValidationMethod: 'DNS',
        },
      },
    ]);
    expect(find(built, 'AWS::Route53::RecordSet').map(({ properties }) => properties.Name)).toEqual(
      ['api.example.com.', 'admin.example.com.'],
    );
  });

  test('leaves the names of a site to CloudFront', () => {
    const pages = site('pages', { hosts: ['admin.example.com'] });
    const records = find(withDomain(domain, [routed, pages]), 'AWS::Route53::RecordSet');
    expect(records.map(({ properties }) => properties.Name)).toEqual(['api.example.com.']);
  });

  test('asks for its hosted zone when the project does not name it', () => {
    const built = withDomain({ name: 'api.example.com', span: domain.span });
    expect(buildFoundation(built).parameters).toMatchObject([
      { id: 'HostedZoneId', type: 'AWS::Route53::HostedZone::Id' },
    ]);
    expect(find(built, 'AWS::Route53::RecordSet')[0]?.properties.HostedZoneId).toEqual({
      Ref: 'HostedZoneId',
    });
  });

  test('uses a certificate of the user’s in the same region, and then asks for no zone', () => {
    const built = withDomain({ name: 'api.example.com', certificate: arn, span: domain.span });
    expect(buildFoundation(built).parameters).toEqual([]);
    expect(ids(built)).not.toContain('Certificate');
    const https = find(built, 'AWS::ElasticLoadBalancingV2::Listener')[1];
    expect(https?.properties.Certificates).toEqual([{ CertificateArn: arn }]);
  });

  test('makes a certificate when the user’s is in another region', () => {
    const certificate = arn.replace('ap-northeast-2', 'us-east-1');
    expect(ids(withDomain({ ...domain, certificate }))).toContain('Certificate');
  });
});

describe('security groups', () => {
  test('refer to no other group', () => {
    for (const group of find(ragPlatform, 'AWS::EC2::SecurityGroup')) {
      expect(JSON.stringify(group.properties)).not.toContain('SecurityGroupId');
    }
  });

  test('are there for tasks, stores in the network, volumes and the load balancer', () => {
    expect(find(ragPlatform, 'AWS::EC2::SecurityGroup').map(({ id }) => id)).toEqual([
      'SecurityGroupApi',
      'SecurityGroupIndexer',
      'SecurityGroupMigrate',
      'SecurityGroupDb',
      'SecurityGroupRedis',
      'VolumeModelsSecurityGroup',
      'EndpointSecurityGroup',
      'LoadBalancerSecurityGroup',
    ]);
  });
});

describe('repositories', () => {
  test('are there for what is built, with tags that stay', () => {
    const built = application({
      services: [
        web('api'),
        worker('mailer', { image: { kind: 'registry', reference: 'mailer:1', span: spanAt(0) } }),
      ],
    });
    expect(find(built, 'AWS::ECR::Repository')).toMatchObject([
      {
        id: 'RepositoryApi',
        properties: {
          RepositoryName: 'shop/production/api',
          ImageTagMutability: 'IMMUTABLE',
          ImageScanningConfiguration: { ScanOnPush: true },
        },
      },
    ]);
  });

  test('outlive a production stack and go with any other', () => {
    const repository = (environment: string) =>
      find(application({ environment, services: [web('api')] }), 'AWS::ECR::Repository')[0];
    expect(repository('production')?.deletionPolicy).toBe('RetainExceptOnCreate');
    expect(repository('staging')?.deletionPolicy).toBe('Delete');
    expect(repository('staging')?.properties.EmptyOnDelete).toBe(true);
  });
});

describe('what is switched on', () => {
  test('mails alarms to the address, and to nobody without one', () => {
    expect(find(ragPlatform, 'AWS::SNS::Subscription')[0]?.properties).toMatchObject({
      Protocol: 'email',
      Endpoint: 'ops@example.com',
    });
    expect(ids(application())).not.toContain('NotificationsByMail');
  });

  test('puts a firewall before the load balancer, with rate, countries and AWS’s rules', () => {
    const [acl] = find(ragPlatform, 'AWS::WAFv2::WebACL');
    expect(acl?.properties.Rules).toMatchObject([
      {
        Name: 'BlockedCountries',
        Statement: { GeoMatchStatement: { CountryCodes: ['KP'] } },
        Action: { Block: {} },
      },
      {
        Name: 'Rate',
        Statement: { RateBasedStatement: { Limit: 100, EvaluationWindowSec: 60 } },
        Action: { Block: {} },
      },
      { Name: 'AWSManagedRulesAmazonIpReputationList', OverrideAction: { None: {} } },
      { Name: 'AWSManagedRulesCommonRuleSet', OverrideAction: { None: {} } },
      { Name: 'AWSManagedRulesKnownBadInputsRuleSet', OverrideAction: { None: {} } },
      { Name: 'AWSManagedRulesSQLiRuleSet', OverrideAction: { None: {} } },
    ]);
    expect(ids(ragPlatform)).toContain('FirewallAssociation');
  });

  test('lets in the allowed countries only', () => {
    const waf = { rate: 100, allowCountries: ['KR'], blockCountries: [], span: spanAt(0) };
    const built = application({ services: [web('api')], operations: { ...noOperations, waf } });
    const [acl] = find(built, 'AWS::WAFv2::WebACL');
    expect(acl?.properties.Rules).toMatchObject([
      {
        Statement: {
          NotStatement: { Statement: { GeoMatchStatement: { CountryCodes: ['KR'] } } },
        },
      },
      {},
      {},
      {},
      {},
      {},
    ]);
  });

  test('shows tasks and requests on a dashboard whose body is JSON', () => {
    const [dashboard] = find(ragPlatform, 'AWS::CloudWatch::Dashboard');
    const body = JSON.parse(text(dashboard?.properties.DashboardBody));
    expect(
      body.widgets.map((each: { properties: { title: string } }) => each.properties.title),
    ).toEqual([
      'CPU of tasks (%)',
      'Memory of tasks (%)',
      'Requests',
      'Answers 5xx',
      'Response time, p95 (s)',
    ]);
  });
});

test('capacity providers wait for the cluster, whose creation makes the service-linked role', () => {
  const [cluster] = find(ragPlatform, 'AWS::ECS::Cluster');
  const [capacity] = find(ragPlatform, 'AWS::ECS::ClusterCapacityProviderAssociations');
  expect(cluster?.properties).not.toHaveProperty('CapacityProviders');
  expect(capacity?.properties).toMatchObject({
    Cluster: { Ref: 'Cluster' },
    CapacityProviders: ['FARGATE', 'FARGATE_SPOT'],
  });
});

function withNetwork(
  network: Partial<NetworkPlan>,
  services: Application['services'] = [worker('bot')],
) {
  const base = application({ services });
  return { ...base, network: { ...base.network, ...network } };
}

function withDomain(
  given: NonNullable<Application['domain']>,
  services: Application['services'] = [web('api')],
): Application {
  return application({ domain: given, services });
}

function resources(built: Application): readonly Resource[] {
  return buildFoundation(built).resources;
}

function ids(built: Application): readonly string[] {
  return resources(built).map(({ id }) => id);
}

function find<Type extends ResourceType>(built: Application, type: Type): Resource<Type>[] {
  return resources(built).filter((resource) => isOfType(resource, type));
}

function routes(built: Application) {
  return find(built, 'AWS::EC2::Route');
}

/** The text of a `Fn::Sub`. */
function text(value: unknown): string {
  return (value as { 'Fn::Sub': string })['Fn::Sub'];
}
