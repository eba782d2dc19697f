import { createIdentity } from '../../aws/random-identity.ts';
import type { CertificateAuthority } from '../../certificates/certificate-authority.ts';
import { createCertificateAuthority } from '../../certificates/create-certificate-authority.ts';
import type { Observation } from '../../observation.ts';
import type {
  Properties,
  ResourceRequest,
  ResourceState,
} from '../../resources/resource-handler.ts';
import type { Clock } from '../../time/clock.ts';
import { fullWaits } from '../../time/waits.ts';
import { createLoadBalancing, type LoadBalancing } from '../create-load-balancing.ts';
import type { LoadBalancingDependencies } from '../elastic-load-balancing.ts';
import type { ProbeOutcome, Target } from '../target-groups.ts';
import { type TestNetwork, testNetwork } from './test-network.ts';

/** Load balancing with a network, and tasks whose answers to health checks a test decides. */
export interface World {
  readonly certificates: CertificateAuthority;
  readonly elb: LoadBalancing;
  readonly network: TestNetwork;
  readonly observations: Observation[];
  /** What a target answers from now on; 200 unless said. */
  answers(target: Target, outcome: ProbeOutcome): void;
  /** How often any target was asked. */
  probes(): number;
  /** The targets that were asked, in order. */
  readonly asked: { readonly target: Target; readonly path: string }[];
  create(type: ResourceType, properties: Properties): Promise<ResourceState>;
  update(
    type: ResourceType,
    state: ResourceState,
    before: Properties,
    properties: Properties,
  ): Promise<ResourceState>;
  delete(type: ResourceType, state: ResourceState, properties?: Properties): Promise<void>;
  /** Calls an operation of the API. */
  call(operation: string, input: object): Promise<Readonly<Record<string, unknown>>>;
}

export type ResourceType =
  | 'LoadBalancer'
  | 'TargetGroup'
  | 'Listener'
  | 'ListenerRule'
  | 'ListenerCertificate';

/** Everything stands on the given clock. */
export function createWorld(
  clock: Clock,
  options: Partial<
    Pick<LoadBalancingDependencies, 'certificateNames' | 'expose' | 'prober' | 'waits'>
  > = {},
): World {
  const network = testNetwork();
  const observations: Observation[] = [];
  const outcomes = new Map<string, ProbeOutcome>();
  const asked: World['asked'] = [];
  const key = ({ address, port }: Target) => `${address}:${port}`;
  const certificates = createCertificateAuthority();
  const elb = createLoadBalancing({
    certificates,
    clock,
    waits: fullWaits(clock),
    network,
    identity: createIdentity({ account: '111122223333', region: 'us-east-1', seed: 1 }),
    observe: (observation) => observations.push(observation),
    prober: {
      probe: async ({ vpcId: _vpc, ...target }, { path }) => {
        asked.push({ target, path });
        return outcomes.get(key(target)) ?? { kind: 'status', status: 200 };
      },
    },
    ...options,
  });
  const handlerOf = (type: ResourceType) => {
    const handler = elb.handlers[`AWS::ElasticLoadBalancingV2::${type}`];
    if (handler === undefined) throw new Error(`no handler for ${type}`);
    return handler;
  };
  return {
    certificates,
    elb,
    network,
    observations,
    asked,
    probes: () => asked.length,
    answers: (target, outcome) => void outcomes.set(key(target), outcome),
    create: (type, properties) => handlerOf(type).create(requestFor(type, properties)),
    update: (type, state, before, properties) =>
      handlerOf(type).update({ ...requestFor(type, properties), state, before }),
    delete: (type, state, properties = {}) =>
      handlerOf(type).delete({ ...requestFor(type, properties), state }),
    async call(name, input) {
      const operation = elb.operations[name];
      if (operation === undefined) throw new Error(`no operation ${name}`);
      return { ...(await operation.run(input, { caller: { kind: 'developer' } })) };
    },
  };
}

let made = 0;

function requestFor(logicalId: string, properties: Properties): ResourceRequest {
  return {
    logicalId,
    properties,
    stack: { name: 'shop', id: 'arn:aws:cloudformation:us-east-1:111122223333:stack/shop/1' },
    tags: {},
    generatedName: ({ maxLength }) => `shop-${logicalId}-${++made}`.slice(0, maxLength),
    signal: new AbortController().signal,
  };
}

/** A load balancer with one HTTP listener, and a group behind it. */
export async function createShop(
  world: World,
  properties: {
    readonly loadBalancer?: Properties;
    readonly group?: Properties;
    readonly listener?: Properties;
  } = {},
) {
  const loadBalancer = await world.create('LoadBalancer', {
    Subnets: ['subnet-a', 'subnet-b'],
    SecurityGroups: ['sg-lb'],
    ...properties.loadBalancer,
  });
  const group = await world.create('TargetGroup', { ...groupProperties, ...properties.group });
  const listener = await world.create('Listener', {
    LoadBalancerArn: loadBalancer.physicalId,
    Port: 80,
    Protocol: 'HTTP',
    DefaultActions: [{ Type: 'forward', TargetGroupArn: group.physicalId }],
    ...properties.listener,
  });
  return { loadBalancer, listener, group, groupArn: group.physicalId };
}

/** A target group as our templates write it. */
export const groupProperties: Properties = {
  VpcId: 'vpc-1',
  TargetType: 'ip',
  Protocol: 'HTTP',
  ProtocolVersion: 'HTTP1',
  Port: 8000,
  HealthCheckProtocol: 'HTTP',
  HealthCheckPath: '/health',
  HealthCheckIntervalSeconds: 5,
  HealthCheckTimeoutSeconds: 3,
  HealthyThresholdCount: 2,
  UnhealthyThresholdCount: 3,
  Matcher: { HttpCode: '200-399' },
  TargetGroupAttributes: [{ Key: 'deregistration_delay.timeout_seconds', Value: '30' }],
};
