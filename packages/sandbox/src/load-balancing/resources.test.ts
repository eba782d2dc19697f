import { beforeEach, expect, test } from 'vitest';
import { virtualClock } from '../time/virtual-clock.ts';
import { createShop, createWorld, groupProperties, type World } from './testing/world.ts';

let world: World;
beforeEach(() => {
  world = createWorld(virtualClock());
});

const inTwoZones = { Subnets: ['subnet-a', 'subnet-b'], SecurityGroups: ['sg-lb'] };
const certificate = 'arn:aws:acm:us-east-1:111122223333:certificate/1';

test('a load balancer has an interface in each subnet and a name that leads to them', async () => {
  const { attributes, physicalId } = await world.create('LoadBalancer', {
    ...inTwoZones,
    Name: 'shop',
    Scheme: 'internet-facing',
  });
  expect(physicalId).toMatch(
    /^arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer\/app\/shop\/[0-9a-f]{16}$/,
  );
  expect(attributes).toMatchObject({
    LoadBalancerArn: physicalId,
    LoadBalancerName: 'shop',
    LoadBalancerFullName: physicalId.split(':loadbalancer/')[1],
    CanonicalHostedZoneID: 'Z35SXDOTRQ7X7K',
    SecurityGroups: ['sg-lb'],
  });
  expect(attributes.DNSName).toMatch(/^shop-\d+\.us-east-1\.elb\.amazonaws\.com$/);
  expect(world.network.interfaces().map(({ subnetId, owner }) => [subnetId, owner])).toEqual([
    ['subnet-a', 'load balancer shop'],
    ['subnet-b', 'load balancer shop'],
  ]);
  expect(world.network.names.get(String(attributes.DNSName))).toHaveLength(2);
});

test('an internal load balancer is named so', async () => {
  const { attributes } = await world.create('LoadBalancer', {
    ...inTwoZones,
    Name: 'shop',
    Scheme: 'internal',
  });
  expect(attributes.DNSName).toMatch(/^internal-shop-\d+\./);
});

test('groups, listeners and rules give what Ref and GetAtt ask for', async () => {
  const { group, listener } = await createShop(world, { group: { Name: 'api' } });
  const rule = await world.create('ListenerRule', ruleFor(listener.physicalId, group.physicalId));
  expect(group.attributes).toMatchObject({
    TargetGroupArn: group.physicalId,
    TargetGroupName: 'api',
    TargetGroupFullName: expect.stringMatching(/^targetgroup\/api\/[0-9a-f]{16}$/),
  });
  expect(listener.attributes).toEqual({ ListenerArn: listener.physicalId });
  expect(listener.physicalId).toMatch(/:listener\/app\/.+\/[0-9a-f]{16}\/[0-9a-f]{16}$/);
  expect(rule.attributes).toEqual({ RuleArn: rule.physicalId, IsDefault: 'false' });
  expect(rule.physicalId).toMatch(/:listener-rule\/app\/.+(\/[0-9a-f]{16}){3}$/);
});

test.each([
  [
    'one subnet',
    { Subnets: ['subnet-a'] },
    'At least two subnets in two different Availability Zones must be specified',
  ],
  [
    'two subnets in one zone',
    { Subnets: ['subnet-a', 'subnet-a'] },
    'At least two subnets in two different Availability Zones must be specified',
  ],
  [
    'three subnets in two zones',
    { Subnets: ['subnet-a', 'subnet-b', 'subnet-b'] },
    'A load balancer cannot be attached to multiple subnets in the same Availability Zone',
  ],
  [
    'subnets of two VPCs',
    { Subnets: ['subnet-a', 'subnet-other-b'] },
    "All subnets must belong to the same VPC: 'vpc-1'",
  ],
  [
    'a long name',
    { Name: 'x'.repeat(33) },
    `Load balancer name '${'x'.repeat(33)}' cannot be longer than '32' characters`,
  ],
  [
    'a name of AWS',
    { Name: 'internal-x' },
    "Load balancer name 'internal-x' cannot begin with 'internal-'",
  ],
  [
    'an unknown attribute',
    { LoadBalancerAttributes: [{ Key: 'idle_timeout', Value: '60' }] },
    "Load balancer attribute key 'idle_timeout' is not recognized",
  ],
])('a load balancer with %s is refused and leaves nothing behind', async (_, changes, message) => {
  const made = world.create('LoadBalancer', { ...inTwoZones, ...changes });
  await expect(made).rejects.toThrow(message);
  expect(world.network.interfaces()).toEqual([]);
});

test.each([
  ['a network load balancer', { Type: 'network' }, 'load balancers of type network'],
  ['dual stack', { IpAddressType: 'dualstack' }, 'load balancers with dualstack'],
  ['a new property', { Shape: 'round' }, 'Shape of AWS::ElasticLoadBalancingV2::LoadBalancer'],
  [
    'a firewall that fails open',
    { LoadBalancerAttributes: [{ Key: 'waf.fail_open.enabled', Value: 'true' }] },
    'the load balancer attribute waf.fail_open.enabled = true',
  ],
])('%s is refused by name', async (_, changes, what) => {
  const made = world.create('LoadBalancer', { ...inTwoZones, ...changes });
  await expect(made).rejects.toThrow(`The sandbox does not model ${what}.`);
});

test('two load balancers or groups cannot have one name', async () => {
  await world.create('LoadBalancer', { ...inTwoZones, Name: 'shop' });
  await expect(world.create('LoadBalancer', { ...inTwoZones, Name: 'shop' })).rejects.toMatchObject(
    {
      name: 'DuplicateLoadBalancerNameException',
      message: "A load balancer with the same name 'shop' exists, but with different settings",
    },
  );
  await world.create('TargetGroup', { ...groupProperties, Name: 'api' });
  await expect(
    world.create('TargetGroup', { ...groupProperties, Name: 'api' }),
  ).rejects.toMatchObject({ name: 'DuplicateTargetGroupNameException' });
});

test.each([
  [
    'a time-out as long as the interval',
    { HealthCheckTimeoutSeconds: 5 },
    'Health check interval must be greater than the timeout.',
  ],
  [
    'an interval of 4 s',
    { HealthCheckIntervalSeconds: 4 },
    "Health check interval '4' must be in the range [5-300]",
  ],
  [
    'a threshold of 1',
    { HealthyThresholdCount: 1 },
    "Healthy threshold count '1' must be in the range [2-10]",
  ],
  [
    'a matcher out of range',
    { Matcher: { HttpCode: '200-599' } },
    "Health check matcher HTTP code '200-599' must be within '200-499' inclusive",
  ],
  [
    'a delay of two hours',
    { TargetGroupAttributes: [{ Key: 'deregistration_delay.timeout_seconds', Value: '7200' }] },
    "Target group attribute value '7200' is not valid for the key 'deregistration_delay.timeout_seconds'",
  ],
  ['no port', { Port: undefined }, 'A port must be specified'],
  [
    'an underscore in its name',
    { Name: 'a_b' },
    "Target group name 'a_b' can only contain characters that are alphanumeric characters or hyphens(-)",
  ],
  [
    'stickiness',
    { TargetGroupAttributes: [{ Key: 'stickiness.enabled', Value: 'true' }] },
    'The sandbox does not model the target group attribute stickiness.enabled = true.',
  ],
  [
    'gRPC',
    { ProtocolVersion: 'GRPC' },
    'The sandbox does not model target groups with the protocol version GRPC.',
  ],
])('a target group with %s is refused', async (_, changes, message) => {
  const properties = Object.fromEntries(
    Object.entries({ ...groupProperties, ...changes }).filter(([, value]) => value !== undefined),
  );
  await expect(world.create('TargetGroup', properties)).rejects.toThrow(message);
});

test('a group for instances exists, so that ECS can refuse it', async () => {
  const { TargetType: _, ...properties } = groupProperties;
  const { physicalId } = await world.create('TargetGroup', properties);
  expect(world.elb.targetType(physicalId)).toBe('instance');
});

test('a target group in use cannot be deleted', async () => {
  const { group, groupArn } = await createShop(world);
  await expect(world.delete('TargetGroup', group)).rejects.toMatchObject({
    name: 'ResourceInUseException',
    message: `Target group '${groupArn}' is currently in use by a listener or a rule`,
  });
});

test('a group whose drain is awaited can be deleted, and nobody waits longer', async () => {
  const { group, groupArn, listener } = await createShop(world);
  world.elb.register(groupArn, { address: '10.0.1.1', port: 8000 });
  const drained = world.elb.deregister(groupArn, { address: '10.0.1.1', port: 8000 });
  await world.delete('Listener', listener);
  await world.delete('TargetGroup', group);
  await drained;
  expect(world.elb.exists(groupArn)).toBe(false);
});

test('deletion protection keeps a load balancer', async () => {
  const attributes = [{ Key: 'deletion_protection.enabled', Value: 'true' }];
  const properties = { ...inTwoZones, LoadBalancerAttributes: attributes };
  const state = await world.create('LoadBalancer', properties);
  await expect(world.delete('LoadBalancer', state)).rejects.toMatchObject({
    name: 'OperationNotPermittedException',
    message: `Load balancer '${state.physicalId}' cannot be deleted because deletion protection is enabled`,
  });
  await world.update('LoadBalancer', state, properties, inTwoZones);
  await world.delete('LoadBalancer', state);
  expect(world.network.interfaces()).toEqual([]);
});

test('a load balancer takes its listeners and rules with it', async () => {
  const { loadBalancer, listener, group, groupArn } = await createShop(world);
  await world.create('ListenerRule', ruleFor(listener.physicalId, groupArn));
  await world.delete('LoadBalancer', loadBalancer);
  expect(world.elb.isReachable(groupArn)).toBe(false);
  await world.delete('TargetGroup', group);
});

test('a load balancer moves into other subnets', async () => {
  const state = await world.create('LoadBalancer', inTwoZones);
  const after = { ...inTwoZones, Subnets: ['subnet-b', 'subnet-c'] };
  await world.update('LoadBalancer', state, inTwoZones, after);
  expect(world.network.interfaces().map(({ subnetId }) => subnetId)).toEqual([
    'subnet-b',
    'subnet-c',
  ]);
});

const redirect = {
  Type: 'redirect',
  RedirectConfig: { Protocol: 'HTTPS', Port: '443', StatusCode: 'HTTP_301' },
};

test.each([
  [
    'HTTPS without certificate',
    { Protocol: 'HTTPS' },
    'A certificate must be specified for HTTPS listeners',
  ],
  ['TCP', { Protocol: 'TCP' }, "Listener protocol 'TCP' must be one of 'HTTP, HTTPS'"],
  [
    'an unknown policy',
    {
      Protocol: 'HTTPS',
      Certificates: [{ CertificateArn: certificate }],
      SslPolicy: 'ELBSecurityPolicy-Best',
    },
    "SSL policy 'ELBSecurityPolicy-Best' not found",
  ],
  [
    'an unknown group',
    { DefaultActions: [{ Type: 'forward', TargetGroupArn: 'arn:none' }] },
    "Target group 'arn:none' not found",
  ],
  [
    'a redirect to itself',
    { DefaultActions: [{ Type: 'redirect', RedirectConfig: { StatusCode: 'HTTP_302' } }] },
    'The redirect configuration is not valid because it creates a loop.',
  ],
  [
    'a sticky forward',
    {
      DefaultActions: [
        {
          Type: 'forward',
          ForwardConfig: {
            TargetGroups: [{ TargetGroupArn: 'arn:none' }],
            TargetGroupStickinessConfig: { Enabled: true },
          },
        },
      ],
    },
    'The sandbox does not model stickiness of a forward action.',
  ],
  [
    'a login',
    { DefaultActions: [{ Type: 'authenticate-oidc' }] },
    "The sandbox does not model the action 'authenticate-oidc' of a listener.",
  ],
])('a listener with %s is refused', async (_, changes, message) => {
  const { loadBalancer } = await createShop(world);
  const made = world.create('Listener', {
    LoadBalancerArn: loadBalancer.physicalId,
    Port: 8080,
    Protocol: 'HTTP',
    DefaultActions: [redirect],
    ...changes,
  });
  await expect(made).rejects.toThrow(message);
});

test('a port has one listener', async () => {
  const { loadBalancer } = await createShop(world);
  const made = world.create('Listener', {
    LoadBalancerArn: loadBalancer.physicalId,
    Port: 80,
    Protocol: 'HTTP',
    DefaultActions: [redirect],
  });
  await expect(made).rejects.toMatchObject({
    name: 'DuplicateListenerException',
    message: `A listener already exists on this port for this load balancer '${loadBalancer.physicalId}'`,
  });
});

test('a target group belongs to the VPC of its load balancer, and to one load balancer', async () => {
  const { groupArn } = await createShop(world);
  const other = await world.create('LoadBalancer', inTwoZones);
  const forward = (arn: string) => ({
    LoadBalancerArn: other.physicalId,
    Port: 80,
    Protocol: 'HTTP',
    DefaultActions: [{ Type: 'forward', TargetGroupArn: arn }],
  });
  await expect(world.create('Listener', forward(groupArn))).rejects.toMatchObject({
    name: 'TargetGroupAssociationLimitException',
    message: `The following target groups cannot be associated with more than one load balancer: ${groupArn}`,
  });
  const abroad = await world.create('TargetGroup', { ...groupProperties, VpcId: 'vpc-2' });
  await expect(world.create('Listener', forward(abroad.physicalId))).rejects.toThrow(
    `The following target groups are in a different VPC than load balancer '${other.physicalId}': ${abroad.physicalId}`,
  );
});

function ruleFor(ListenerArn: string, TargetGroupArn: string, changes = {}) {
  return {
    ListenerArn,
    Priority: 26,
    Conditions: [{ Field: 'path-pattern', PathPatternConfig: { Values: ['/api/*'] } }],
    Actions: [{ Type: 'forward', TargetGroupArn }],
    ...changes,
  };
}

test.each([
  ['a priority in use', {}, "Priority '26' is currently in use"],
  ['priority 0', { Priority: 0 }, 'Member must have value greater than or equal to 1'],
  ['priority 50001', { Priority: 50_001 }, 'Member must have value less than or equal to 50000'],
  ['no condition', { Priority: 1, Conditions: [] }, 'A condition must be specified'],
  [
    'six values',
    {
      Priority: 1,
      Conditions: [{ Field: 'path-pattern', Values: ['/1', '/2', '/3', '/4', '/5', '/6'] }],
    },
    "A rule can only have '5' condition values",
  ],
  [
    'an unknown field',
    { Priority: 1, Conditions: [{ Field: 'path', Values: ['/1'] }] },
    "Condition field 'path' must be one of",
  ],
  [
    'a regular expression',
    {
      Priority: 1,
      Conditions: [{ Field: 'path-pattern', PathPatternConfig: { RegexValues: ['^/a'] } }],
    },
    'The sandbox does not model regular expressions in conditions.',
  ],
  [
    'transforms',
    { Priority: 1, Transforms: [] },
    'The sandbox does not model transforms of listener rules.',
  ],
])('a rule with %s is refused', async (_, changes, message) => {
  const { listener, groupArn } = await createShop(world);
  await world.create('ListenerRule', ruleFor(listener.physicalId, groupArn));
  const made = world.create('ListenerRule', ruleFor(listener.physicalId, groupArn, changes));
  await expect(made).rejects.toThrow(message);
});

test('a rule can keep its priority when it changes', async () => {
  const { listener, groupArn } = await createShop(world);
  const before = ruleFor(listener.physicalId, groupArn);
  const rule = await world.create('ListenerRule', before);
  const after = { ...before, Actions: [redirect] };
  await expect(world.update('ListenerRule', rule, before, after)).resolves.toEqual(rule);
});

test('certificates beside the default one come and go, the default one stays', async () => {
  const { loadBalancer } = await createShop(world);
  const listener = await world.create('Listener', {
    LoadBalancerArn: loadBalancer.physicalId,
    Port: 443,
    Protocol: 'HTTPS',
    Certificates: [{ CertificateArn: certificate }],
    DefaultActions: [redirect],
  });
  const properties = {
    ListenerArn: listener.physicalId,
    Certificates: [{ CertificateArn: `${certificate}2` }],
  };
  const added = await world.create('ListenerCertificate', properties);
  const listed = () =>
    world.call('DescribeListenerCertificates', { ListenerArn: listener.physicalId });
  expect(await listed()).toEqual({
    Certificates: [
      { CertificateArn: certificate, IsDefault: true },
      { CertificateArn: `${certificate}2`, IsDefault: false },
    ],
  });
  await world.delete('ListenerCertificate', added, properties);
  expect(await listed()).toEqual({
    Certificates: [{ CertificateArn: certificate, IsDefault: true }],
  });
});
