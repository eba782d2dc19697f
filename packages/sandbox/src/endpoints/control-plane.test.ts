import { ACMClient, ListCertificatesCommand } from '@aws-sdk/client-acm';
import {
  ApplicationAutoScalingClient,
  DescribeScalableTargetsCommand,
} from '@aws-sdk/client-application-auto-scaling';
import { BatchClient, DescribeJobQueuesCommand, SubmitJobCommand } from '@aws-sdk/client-batch';
import {
  ChangeSetNotFoundException,
  CloudFormationClient,
  CreateChangeSetCommand,
  DescribeChangeSetCommand,
  DescribeStackEventsCommand,
  DescribeStackResourcesCommand,
  DescribeStacksCommand,
  DetectStackDriftCommand,
  GetTemplateCommand,
  ListStackResourcesCommand,
  ListStacksCommand,
} from '@aws-sdk/client-cloudformation';
import {
  CloudWatchClient,
  DescribeAlarmsCommand,
  GetMetricDataCommand,
} from '@aws-sdk/client-cloudwatch';
import { CloudWatchLogsClient, DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  DescribeAvailabilityZonesCommand,
  DescribeInternetGatewaysCommand,
  DescribeNatGatewaysCommand,
  DescribeNetworkInterfacesCommand,
  DescribeRouteTablesCommand,
  DescribeSecurityGroupRulesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeVpcEndpointsCommand,
  DescribeVpcsCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import {
  CreateRepositoryCommand,
  DescribeRepositoriesCommand,
  ECRClient,
} from '@aws-sdk/client-ecr';
import {
  ClusterNotFoundException,
  DescribeClustersCommand,
  DescribeServiceDeploymentsCommand,
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  DescribeTasksCommand,
  ECSClient,
  ListServiceDeploymentsCommand,
  ListServicesCommand,
  ListTasksCommand,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs';
import {
  AddTagsCommand,
  DescribeListenersCommand,
  DescribeLoadBalancerAttributesCommand,
  DescribeLoadBalancersCommand,
  DescribeRulesCommand,
  DescribeTagsCommand,
  DescribeTargetGroupsCommand,
  DescribeTargetHealthCommand,
  ElasticLoadBalancingV2Client,
  LoadBalancerNotFoundException,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { GetRoleCommand, IAMClient, SimulatePrincipalPolicyCommand } from '@aws-sdk/client-iam';
import {
  ListHostedZonesByNameCommand,
  ListResourceRecordSetsCommand,
  Route53Client,
} from '@aws-sdk/client-route-53';
import { ListServiceQuotasCommand, ServiceQuotasClient } from '@aws-sdk/client-service-quotas';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SdkClient } from '../aws/attach.ts';
import type { Interference } from '../aws/interference/interference.ts';
import type { ServiceName } from '../aws/operation.ts';
import { clientSettings, type ShopAccount, shopAccount } from '../testing/shop-account.ts';
import type { RunningEndpoints } from './serve.ts';

let account: ShopAccount;
let server: RunningEndpoints;
let next: Interference | undefined;

beforeAll(async () => {
  account = shopAccount(undefined, {
    interfere: () => {
      const now = next;
      next = undefined;
      return now;
    },
  });
  expect((await account.deploy()).StackStatus).toBe('CREATE_COMPLETE');
  server = await account.sandbox.endpoints.listen();
});

afterAll(() => server.close());

function overHttp() {
  const { accessKeyId, secretAccessKey } = account.sandbox.endpoints.developer;
  return {
    ...clientSettings,
    endpoint: server.url,
    credentials: { accessKeyId, secretAccessKey },
  };
}

// biome-ignore lint/suspicious/noExplicitAny: commands of different clients have no type in common.
type AnyClient = SdkClient & { send(command: any): Promise<any> };

describe('The same question gets the same answer over HTTP as in the process', () => {
  const elb = (name: string) => `arn:aws:elasticloadbalancing:eu-west-1:123456789012:${name}`;
  const clients: Readonly<
    Record<string, [ServiceName, new (settings: ReturnType<typeof overHttp>) => AnyClient]>
  > = {
    ecs: ['ECS', ECSClient],
    cfn: ['CloudFormation', CloudFormationClient],
    elb: ['ElasticLoadBalancingV2', ElasticLoadBalancingV2Client],
    logs: ['CloudWatchLogs', CloudWatchLogsClient],
    ecr: ['ECR', ECRClient],
    scaling: ['ApplicationAutoScaling', ApplicationAutoScalingClient],
    batch: ['Batch', BatchClient],
    ec2: ['EC2', EC2Client],
    iam: ['IAM', IAMClient],
    acm: ['ACM', ACMClient],
    dns: ['Route53', Route53Client],
    quotas: ['ServiceQuotas', ServiceQuotasClient],
    metrics: ['CloudWatch', CloudWatchClient],
  };
  const cluster = 'shop';
  const StackName = 'shop';

  test.each<[string, string, () => object | Promise<object>]>([
    ['ecs', 'ListServices', () => new ListServicesCommand({ cluster })],
    ['ecs', 'DescribeServices', () => new DescribeServicesCommand({ cluster, services: ['web'] })],
    ['ecs', 'DescribeClusters', () => new DescribeClustersCommand({ clusters: [cluster] })],
    [
      'ecs',
      'a task definition',
      () => new DescribeTaskDefinitionCommand({ taskDefinition: 'shop-web' }),
    ],
    [
      'ecs',
      'DescribeTasks',
      async () => {
        const { taskArns: tasks } = await account.call('ECS', 'ListTasks', { cluster });
        return new DescribeTasksCommand({ cluster, tasks });
      },
    ],
    [
      'ecs',
      'ListServiceDeployments between two times',
      () =>
        new ListServiceDeploymentsCommand({
          cluster,
          service: 'web',
          createdAt: { after: new Date(0), before: new Date(account.clock.now()) },
        }),
    ],
    [
      'ecs',
      'DescribeServiceDeployments',
      async () => {
        const asked = { cluster, service: 'web' };
        const { serviceDeployments } = await account.call('ECS', 'ListServiceDeployments', asked);
        const [{ serviceDeploymentArn: arn }] = serviceDeployments;
        return new DescribeServiceDeploymentsCommand({ serviceDeploymentArns: [arn] });
      },
    ],
    ['cfn', 'DescribeStacks', () => new DescribeStacksCommand({ StackName })],
    ['cfn', 'DescribeStackEvents', () => new DescribeStackEventsCommand({ StackName })],
    ['cfn', 'DescribeStackResources', () => new DescribeStackResourcesCommand({ StackName })],
    ['cfn', 'ListStackResources', () => new ListStackResourcesCommand({ StackName })],
    ['cfn', 'GetTemplate', () => new GetTemplateCommand({ StackName })],
    [
      'cfn',
      'ListStacks with and without a match',
      () => new ListStacksCommand({ StackStatusFilter: ['CREATE_COMPLETE', 'DELETE_COMPLETE'] }),
    ],
    ['elb', 'load balancers by name', () => new DescribeLoadBalancersCommand({ Names: ['shop'] })],
    ['elb', 'target groups', () => new DescribeTargetGroupsCommand({})],
    [
      'elb',
      'target health',
      async () => {
        const answer = await account.call('ElasticLoadBalancingV2', 'DescribeTargetGroups');
        const [{ TargetGroupArn }] = answer.TargetGroups;
        return new DescribeTargetHealthCommand({ TargetGroupArn });
      },
    ],
    [
      'elb',
      'listeners, rules, attributes and tags',
      async () => {
        const { LoadBalancers } = await account.call(
          'ElasticLoadBalancingV2',
          'DescribeLoadBalancers',
        );
        const [{ LoadBalancerArn }] = LoadBalancers;
        return new DescribeListenersCommand({ LoadBalancerArn });
      },
    ],
    ['logs', 'log groups', () => new DescribeLogGroupsCommand({ logGroupNamePrefix: '/shop' })],
    ['ecr', 'repositories', () => new DescribeRepositoriesCommand({})],
    [
      'scaling',
      'scalable targets',
      () => new DescribeScalableTargetsCommand({ ServiceNamespace: 'ecs' }),
    ],
    ['batch', 'job queues', () => new DescribeJobQueuesCommand({})],
    ['ec2', 'VPCs', () => new DescribeVpcsCommand({ Filters: named('shop') })],
    ['ec2', 'subnets', () => new DescribeSubnetsCommand({})],
    ['ec2', 'route tables', () => new DescribeRouteTablesCommand({})],
    ['ec2', 'internet gateways', () => new DescribeInternetGatewaysCommand({})],
    ['ec2', 'NAT gateways', () => new DescribeNatGatewaysCommand({ Filter: named('none') })],
    ['ec2', 'security groups', () => new DescribeSecurityGroupsCommand({})],
    ['ec2', 'rules of groups', () => new DescribeSecurityGroupRulesCommand({ MaxResults: 5 })],
    ['ec2', 'endpoints', () => new DescribeVpcEndpointsCommand({})],
    ['ec2', 'interfaces', () => new DescribeNetworkInterfacesCommand({})],
    ['ec2', 'zones', () => new DescribeAvailabilityZonesCommand({ ZoneNames: ['eu-west-1a'] })],
    ['iam', 'a role', () => new GetRoleCommand({ RoleName: 'shop-execution' })],
    [
      'iam',
      'what a role may do',
      () =>
        new SimulatePrincipalPolicyCommand({
          PolicySourceArn: 'arn:aws:iam::123456789012:role/shop-execution',
          ActionNames: ['logs:PutLogEvents', 's3:GetObject'],
          ResourceArns: ['*'],
        }),
    ],
    ['acm', 'certificates', () => new ListCertificatesCommand({ CertificateStatuses: ['ISSUED'] })],
    ['dns', 'zones by name', () => new ListHostedZonesByNameCommand({ DNSName: 'shop.example' })],
    [
      'dns',
      'the records of a zone',
      async () => {
        const { HostedZones } = await account.call('Route53', 'ListHostedZones');
        const [{ Id: HostedZoneId }] = HostedZones;
        return new ListResourceRecordSetsCommand({ HostedZoneId });
      },
    ],
    ['quotas', 'quotas', () => new ListServiceQuotasCommand({ ServiceCode: 'fargate' })],
    ['metrics', 'alarms', () => new DescribeAlarmsCommand({ AlarmNames: ['shop-errors'] })],
    [
      'metrics',
      'data that nobody has',
      () =>
        new GetMetricDataCommand({
          StartTime: new Date(0),
          EndTime: new Date(1000),
          MetricDataQueries: [{ Id: 'a', Expression: 'SUM(1)' }],
        }),
    ],
  ])('%s: %s', async (name, _what, command) => {
    const [service, Client] = clients[name] ?? ['ECS', ECSClient];
    const question = await command();
    const here = account.sandbox.attach(new Client(overHttp()), service);
    const { $metadata: _here, ...attached } = await here.send(question);
    const { $metadata: _there, ...answered } = await new Client(overHttp()).send(question);
    // What is sent knows no `undefined`.
    expect(answered).toEqual(JSON.parse(JSON.stringify(attached), revive));
    expect(Object.keys(attached)).not.toEqual([]);
  });

  test('elb: attributes, rules and tags of what was found', async () => {
    const client = new ElasticLoadBalancingV2Client(overHttp());
    const { LoadBalancers } = await client.send(new DescribeLoadBalancersCommand({}));
    const LoadBalancerArn = LoadBalancers?.[0]?.LoadBalancerArn ?? '';
    const { Attributes } = await client.send(
      new DescribeLoadBalancerAttributesCommand({ LoadBalancerArn }),
    );
    expect(Attributes).toContainEqual({ Key: 'idle_timeout.timeout_seconds', Value: '60' });
    const { Listeners } = await client.send(new DescribeListenersCommand({ LoadBalancerArn }));
    const ListenerArn = Listeners?.[0]?.ListenerArn;
    const { Rules } = await client.send(new DescribeRulesCommand({ ListenerArn }));
    expect(Rules).toMatchObject([{ IsDefault: true, Conditions: [], Priority: 'default' }]);
    const ResourceArns = [LoadBalancerArn];
    await client.send(new AddTagsCommand({ ResourceArns, Tags: [{ Key: 'a', Value: '<b> & c' }] }));
    const { TagDescriptions } = await client.send(new DescribeTagsCommand({ ResourceArns }));
    expect(TagDescriptions?.[0]?.Tags).toEqual(
      expect.arrayContaining([
        { Key: 'project', Value: 'shop' },
        { Key: 'role', Value: 'entrance' },
        { Key: 'a', Value: '<b> & c' },
        { Key: 'aws:cloudformation:logical-id', Value: 'LoadBalancer' },
      ]),
    );
  });

  test('elb: what is not there is refused with the exception of the client', async () => {
    const asked = new DescribeTagsCommand({ ResourceArns: [elb('loadbalancer/app/none/1')] });
    await expect(new ElasticLoadBalancingV2Client(overHttp()).send(asked)).rejects.toBeInstanceOf(
      LoadBalancerNotFoundException,
    );
  });
});

test('What changes something changes it: a repository, a count, a change set with parameters', async () => {
  const ecr = new ECRClient(overHttp());
  const made = await ecr.send(new CreateRepositoryCommand({ repositoryName: 'other' }));
  expect(made.repository?.createdAt).toEqual(new Date(account.clock.now()));

  const ecs = new ECSClient(overHttp());
  const count = { cluster: 'shop', service: 'web', desiredCount: 3 };
  expect((await ecs.send(new UpdateServiceCommand(count))).service?.desiredCount).toBe(3);

  const cfn = new CloudFormationClient(overHttp());
  const change = { StackName: 'shop', ChangeSetName: 'more' };
  await cfn.send(
    new CreateChangeSetCommand({
      ...change,
      UsePreviousTemplate: true,
      Capabilities: ['CAPABILITY_NAMED_IAM'],
      Parameters: [
        { ParameterKey: 'Image', UsePreviousValue: true },
        { ParameterKey: 'Replicas', ParameterValue: '4' },
      ],
      Tags: [{ Key: 'project', Value: 'shop' }],
    }),
  );
  await account.clock.run({ for: 60_000 });
  const described = await cfn.send(new DescribeChangeSetCommand(change));
  expect(described.Changes).toHaveLength(1);
  expect(described.Changes?.[0]?.ResourceChange).toMatchObject({
    LogicalResourceId: 'Service',
    Action: 'Modify',
    Replacement: 'False',
    Scope: ['Properties'],
  });
});

test('Refusals are those of each client', async () => {
  const missing = new ListTasksCommand({ cluster: 'none' });
  await expect(new ECSClient(overHttp()).send(missing)).rejects.toBeInstanceOf(
    ClusterNotFoundException,
  );
  const cfn = new CloudFormationClient(overHttp());
  const changeSet = new DescribeChangeSetCommand({ StackName: 'shop', ChangeSetName: 'none' });
  await expect(cfn.send(changeSet)).rejects.toBeInstanceOf(ChangeSetNotFoundException);
  await expect(cfn.send(new DetectStackDriftCommand({ StackName: 'none' }))).rejects.toMatchObject({
    name: 'ValidationError',
    message: 'Stack [none] does not exist',
  });
  const job = new SubmitJobCommand({ jobName: 'a', jobQueue: 'none', jobDefinition: 'none' });
  await expect(new BatchClient(overHttp()).send(job)).rejects.toMatchObject({
    name: 'ClientException',
  });
});

describe('A call over HTTP that is interfered with', () => {
  const list = new ListServicesCommand({ cluster: 'shop' });
  const ecs = (maxAttempts: number) => new ECSClient({ ...overHttp(), maxAttempts });

  test('is throttled, and tried again by the SDK', async () => {
    next = { kind: 'throttled' };
    await expect(ecs(1).send(list)).rejects.toMatchObject({ name: 'ThrottlingException' });
    next = { kind: 'throttled' };
    expect((await ecs(2).send(list)).serviceArns).toHaveLength(1);
  });

  test('loses its answer with the connection', async () => {
    next = { kind: 'reset', done: true };
    await expect(ecs(1).send(list)).rejects.toMatchObject({ code: 'ECONNRESET' });
    next = { kind: 'reset', done: true };
    expect((await ecs(2).send(list)).serviceArns).toHaveLength(1);
  });

  test('meets another clock, to which the SDK sets its own', async () => {
    next = { kind: 'skewed', milliseconds: 3_600_000 };
    await expect(ecs(1).send(list)).rejects.toMatchObject({ name: 'InvalidSignatureException' });
    next = { kind: 'skewed', milliseconds: 3_600_000 };
    expect((await ecs(2).send(list)).serviceArns).toHaveLength(1);
  });
});

function named(name: string) {
  return [{ Name: 'tag:Name', Values: [name] }];
}

/** Times are times again. */
function revive(_name: string, value: unknown): unknown {
  const isTime = typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value);
  return isTime ? new Date(value) : value;
}
