import { describe, expect, test } from 'vitest';
import { buildGraph } from '../../graph/build-graph.ts';
import { everything, ragPlatform } from '../../graph/testing/applications.ts';
import { emitTemplates } from '../emit-templates.ts';
import { findMissed, missedRules } from './missed-rules.ts';
import { parseTemplate, type TemplateBody } from './template-body.ts';

const original = [everything, ragPlatform].flatMap((application) =>
  emitTemplates(buildGraph(application).graph, () => 'compose.yaml:1').map(({ body }) => body),
);

/** A resource as it may be spoilt. */
interface Spoilable {
  readonly Type: string;
  DependsOn?: unknown;
  // biome-ignore lint/suspicious/noExplicitAny: mutations reach anywhere into a template
  readonly Properties: any;
}

/** How to spoil the first resource of a type, so that only the rule notices. */
const mistakes: Readonly<
  Record<string, readonly [type: string, spoil: (resource: Spoilable, id: string) => void]>
> = {
  'queue-url-as-arn': [
    'AWS::Pipes::Pipe',
    ({ Properties }) => {
      Properties.Source = { Ref: 'Queue' };
    },
  ],
  'pipe-batches-for-batch': [
    'AWS::Pipes::Pipe',
    ({ Properties }) => {
      Properties.SourceParameters.SqsQueueParameters.BatchSize = 10;
    },
  ],
  'two-master-passwords': [
    'AWS::RDS::DBInstance',
    ({ Properties }) => {
      Properties.ManageMasterUserPassword = true;
    },
  ],
  'auth-token-without-tls': [
    'AWS::ElastiCache::ReplicationGroup',
    ({ Properties }) => {
      Properties.TransitEncryptionEnabled = false;
    },
  ],
  'cache-version': [
    'AWS::ElastiCache::ReplicationGroup',
    ({ Properties }) => {
      Properties.EngineVersion = '8.7';
    },
  ],
  'cache-node': [
    'AWS::ElastiCache::ReplicationGroup',
    ({ Properties }) => {
      Properties.CacheNodeType = 'cache.t4g.tiny';
    },
  ],
  'broker-version': [
    'AWS::AmazonMQ::Broker',
    ({ Properties }) => {
      Properties.EngineVersion = '3.14';
    },
  ],
  'broker-instance': [
    'AWS::AmazonMQ::Broker',
    ({ Properties }) => {
      Properties.HostInstanceType = 'mq.t3.micro';
    },
  ],
  'fargate-environment-with-instances': [
    'AWS::Batch::ComputeEnvironment',
    ({ Properties }) => {
      Properties.ComputeResources = { Type: 'FARGATE', InstanceTypes: ['optimal'] };
    },
  ],
  'fargate-job-size': [
    'AWS::Batch::JobDefinition',
    ({ Properties }) => {
      Properties.PlatformCapabilities = ['FARGATE'];
      Properties.ContainerProperties.ResourceRequirements = [
        { Type: 'VCPU', Value: '1' },
        { Type: 'MEMORY', Value: '1000' },
      ];
    },
  ],
  'unknown-action': [
    'AWS::IAM::Role',
    ({ Properties }) => {
      Properties.Policies = [
        { PolicyDocument: { Statement: [{ Effect: 'Allow', Action: ['s3:ReadObject'] }] } },
      ];
    },
  ],
  'secrets-without-permission': [
    'AWS::ECS::TaskDefinition',
    ({ Properties }) => {
      Properties.ContainerDefinitions[0].Secrets = [{ Name: 'KEY', ValueFrom: 'arn:aws:ssm:KEY' }];
      delete Properties.ExecutionRoleArn;
    },
  ],
  'instance-targets-on-fargate': [
    'AWS::ElasticLoadBalancingV2::TargetGroup',
    ({ Properties }) => {
      Properties.TargetType = 'instance';
    },
  ],
  'unknown-ssl-policy': [
    'AWS::ElasticLoadBalancingV2::Listener',
    ({ Properties }) => {
      Properties.Protocol = 'HTTPS';
      Properties.SslPolicy = 'ELBSecurityPolicy-TLS13-1-2-2021-07';
    },
  ],
  'container-absent': [
    'AWS::ECS::Service',
    ({ Properties }) => {
      Properties.LoadBalancers[0].ContainerPort = 8001;
    },
  ],
  'launch-type-and-capacity-providers': [
    'AWS::ECS::Service',
    ({ Properties }) => {
      Properties.LaunchType = 'FARGATE';
      Properties.CapacityProviderStrategy = [{ CapacityProvider: 'FARGATE' }];
    },
  ],
  'service-before-listener-rule': [
    'AWS::ECS::Service',
    (service) => {
      delete service.DependsOn;
    },
  ],
  'not-on-fargate': [
    'AWS::ECS::TaskDefinition',
    ({ Properties }) => {
      Properties.ContainerDefinitions[0].Privileged = true;
    },
  ],
  'service-connect-port': [
    'AWS::ECS::Service',
    ({ Properties }) => {
      Properties.ServiceConnectConfiguration = { Enabled: true, Services: [{ PortName: 'web' }] };
    },
  ],
};

describe('a mistake that AWS’s validator misses', () => {
  test.each(Object.entries(mistakes))('%s is found', (rule, [type, spoil]) => {
    const templates = original.map(parseTemplate);
    const found = templates
      .flatMap((template) => Object.entries(template.Resources))
      .find(([, resource]) => resource.Type === type);
    if (!found) throw new Error(`No template has a ${type}.`);
    const [id, resource] = found;
    spoil(resource as Spoilable, id);
    expect(findMissed(withQueue(templates)).map((breach) => breach.rule)).toContain(rule);
  });

  test('duplicate-priority is found between two stacks', () => {
    const rule = (id: string): TemplateBody => ({
      Parameters: { Listener: { Type: 'String', Default: '/seaworthy/shop/production/listener' } },
      Resources: {
        [id]: {
          Type: 'AWS::ElasticLoadBalancingV2::ListenerRule',
          Properties: { ListenerArn: { Ref: 'Listener' }, Priority: 7 },
        },
      },
    });
    expect(findMissed([rule('Api'), rule('Admin')])).toEqual([
      {
        rule: 'duplicate-priority',
        resource: 'Admin',
        message: 'priority 7 is already that of Api',
      },
    ]);
  });

  test('is one of those that have a rule', () => {
    expect([...Object.keys(mistakes), 'duplicate-priority'].sort()).toEqual(
      Object.keys(missedRules).sort(),
    );
  });
});

/** Queues are in the data stack; this puts one beside whatever refers to it wrongly. */
function withQueue(templates: readonly TemplateBody[]): readonly TemplateBody[] {
  const queue = { Type: 'AWS::SQS::Queue', Properties: {} };
  return templates.map((template) => ({
    ...template,
    Resources: { ...template.Resources, Queue: queue },
  }));
}
