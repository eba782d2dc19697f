import { expect, test } from 'vitest';
import type { Application, Worker } from '../../../application/application.ts';
import { at, resourcesOf } from '../../../template/testing/template-body.ts';
import { application, link, spanAt, web, worker } from '../../testing/applications.ts';
import { onlyProperties, templateOf } from '../testing/template-of.ts';

function serviceOf(parts: Partial<Worker>, rest: Partial<Application> = {}) {
  const project = application({ services: [worker('bot', parts)], ...rest });
  return onlyProperties(templateOf(project, 'bot'), 'AWS::ECS::Service');
}

const tcp = (port: number) =>
  ({ port, protocol: 'tcp', published: false, span: spanAt(1) }) as const;

test('New tasks come beside the old ones, and two failures in a row end it', () => {
  expect(at(serviceOf({}), 'DeploymentConfiguration')).toEqual({
    Strategy: 'ROLLING',
    MinimumHealthyPercent: 100,
    MaximumPercent: 200,
    DeploymentCircuitBreaker: {
      Enable: true,
      Rollback: true,
      ThresholdConfiguration: { Type: 'COUNT', Value: 2 },
      ResetOnHealthyTask: false,
    },
    EarlySuccessCriteria: {
      Enable: true,
      HealthyPercent: 100,
      SourceServiceRevisionCleanup: 'DEFERRED',
    },
    BakeTimeInMinutes: 0,
  });
});

test.each([
  { command: ['celery', '-A', 'app', 'beat'] },
  { command: ['sh', '-c', 'exec celery -A app worker -B'] },
  { command: ['node', 'dist/scheduler.js'] },
  { entrypoint: ['/usr/local/bin/supercronic'], command: ['/crontab'] },
  {
    addressed: true,
    fileSystems: [{ volume: 'data', path: '/data', readOnly: false, span: spanAt(1) }],
  },
])('%j never runs twice at a time', (parts) => {
  const service = serviceOf(parts);
  expect(at(service, 'DeploymentConfiguration')).toMatchObject({
    MinimumHealthyPercent: 0,
    MaximumPercent: 100,
  });
  expect(at(service, 'AvailabilityZoneRebalancing')).toBe('DISABLED');
});

test.each([
  { command: ['celery', '-A', 'app', 'worker'] },
  { command: ['celery', 'beat'], scale: { min: 2, max: 2 } },
  { fileSystems: [{ volume: 'data', path: '/data', readOnly: false, span: spanAt(1) }] },
])('%j may run beside its successor', (parts) => {
  expect(at(serviceOf(parts), 'DeploymentConfiguration', 'MaximumPercent')).toBe(200);
});

test('Without autoscaling the count is a parameter with the project’s number', () => {
  const project = application({ services: [worker('bot', { scale: { min: 3, max: 3 } })] });
  const template = templateOf(project, 'bot');
  expect(at(onlyProperties(template, 'AWS::ECS::Service'), 'DesiredCount')).toEqual({
    Ref: 'DesiredCount',
  });
  expect(template.Parameters?.DesiredCount?.Default).toBe('3');
});

test('With autoscaling a deployment leaves the count alone unless it is given one', () => {
  const project = application({
    services: [worker('bot', { scale: { min: 2, max: 9, cpu: 60 } })],
  });
  const template = templateOf(project, 'bot');
  expect(at(onlyProperties(template, 'AWS::ECS::Service'), 'DesiredCount')).toEqual({
    'Fn::If': ['SetsDesiredCount', { Ref: 'DesiredCount' }, { Ref: 'AWS::NoValue' }],
  });
  expect(template.Parameters?.DesiredCount?.Default).toBe('-1');
  expect(template.Conditions?.SetsDesiredCount).toEqual({
    'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'DesiredCount' }, '-1'] }],
  });
});

test('On Spot, one task stays on demand', () => {
  expect(at(serviceOf({ spot: true }), 'CapacityProviderStrategy')).toEqual([
    { CapacityProvider: 'FARGATE', Base: 1, Weight: 0 },
    { CapacityProvider: 'FARGATE_SPOT', Weight: 1 },
  ]);
});

test('Tasks run in private subnets, or with addresses of their own where there is no NAT', () => {
  const placement = (nat: 'single' | 'none') =>
    at(
      serviceOf({}, { network: { cidr: '10.0.0.0/16', zones: 2, nat, endpoints: [] } }),
      'NetworkConfiguration',
      'AwsvpcConfiguration',
    );
  const SecurityGroups = [{ Ref: 'GivenSecurityGroupBot' }];
  expect(placement('single')).toEqual({
    Subnets: { Ref: 'GivenPrivateSubnets' },
    SecurityGroups,
    AssignPublicIp: 'DISABLED',
  });
  expect(placement('none')).toEqual({
    Subnets: { Ref: 'GivenPublicSubnets' },
    SecurityGroups,
    AssignPublicIp: 'ENABLED',
  });
});

test('A service that others address keeps its Compose names and ports', () => {
  const connect = at(
    serviceOf({ addressed: true, names: ['bot', 'Chat'], ports: [tcp(8000), tcp(9000)] }),
    'ServiceConnectConfiguration',
  );
  expect(at(connect, 'Namespace')).toEqual({ Ref: 'GivenNamespace' });
  expect(at(connect, 'Services')).toEqual([
    endpoint('port-8000', 'bot-8000', 'bot', 8000),
    endpoint('port-9000', 'bot-9000', 'bot', 9000),
    endpoint('port-8000', 'chat-8000', 'chat', 8000),
    endpoint('port-9000', 'chat-9000', 'chat', 9000),
  ]);
});

function endpoint(port: string, discovery: string, name: string, number: number) {
  return {
    PortName: port,
    DiscoveryName: discovery,
    ClientAliases: [{ Port: number, DnsName: name }],
  };
}

test('A service that addresses others knows their names and has none itself', () => {
  const connect = at(
    serviceOf(
      {},
      {
        services: [worker('bot'), worker('api', { addressed: true })],
        links: [link('bot', 'api', 1)],
      },
    ),
    'ServiceConnectConfiguration',
  );
  expect(connect).toMatchObject({ Enabled: true, Namespace: { Ref: 'GivenNamespace' } });
  expect(connect).not.toHaveProperty('Services');
});

test('A service that talks to nobody and is on no load balancer says so, lest AWS keep what was', () => {
  expect(serviceOf({})).toMatchObject({
    LoadBalancers: [],
    ServiceConnectConfiguration: { Enabled: false },
  });
});

test('A web service comes after its listener rules and is rolled back by its error alarm', () => {
  const template = templateOf(application({ services: [web('api')] }), 'api');
  const [rule] = resourcesOf(template, 'AWS::ElasticLoadBalancingV2::ListenerRule');
  const [service] = resourcesOf(template, 'AWS::ECS::Service');
  expect(service?.DependsOn).toContain(rule?.id);
  expect(service?.Properties).toMatchObject({
    HealthCheckGracePeriodSeconds: 30,
    LoadBalancers: [
      { ContainerName: 'api', ContainerPort: 8000, TargetGroupArn: { Ref: 'ApiTargetGroup' } },
    ],
    DeploymentConfiguration: {
      Alarms: { AlarmNames: [{ Ref: 'ApiErrorsAlarm' }], Enable: true, Rollback: true },
    },
  });
});

test('A slow start is not an alarm before the service’s own time to start is over', () => {
  const slow = web('api');
  const health = { ...slow.route.health, gracePeriod: 150 };
  const project = application({ services: [{ ...slow, route: { ...slow.route, health } }] });
  const alarm = templateOf(project, 'api').Resources.ApiHealthAlarm;
  expect(at(alarm?.Properties, 'EvaluationPeriods')).toBe(3);
});
