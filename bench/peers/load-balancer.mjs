// A listener of the sandbox's load balancer before one target; prints its port. Bundled by
// bench/load-balancer.mjs.
import { connect } from 'node:net';
import { createIdentity } from '../../packages/sandbox/src/aws/random-identity.ts';
import { createLoadBalancing } from '../../packages/sandbox/src/load-balancing/create-load-balancing.ts';
import { realClock } from '../../packages/sandbox/src/time/real-clock.ts';

const targetPort = Number(process.argv[2]);
const target = { address: '10.0.1.1', port: 8000 };

const dialTarget = () =>
  new Promise((resolve, reject) => {
    const socket = connect({ port: targetPort, host: '127.0.0.1', noDelay: true });
    socket.once('connect', () => resolve(socket)).once('error', reject);
  });

const task = { id: 'eni-0', address: target.address, owner: 'task', dial: dialTarget };
let interfaces = 0;
const network = {
  plugIn: (request) => ({ ...request, id: `eni-${++interfaces}`, vpcId: 'vpc-1', address: '' }),
  unplug: () => {},
  interfaceAt: (address) => (address === target.address ? task : undefined),
  name: () => {},
  reach: () => ({ open: true }),
};

const { handlers, endpoints, register, health } = createLoadBalancing({
  clock: realClock(),
  identity: createIdentity({ account: '111122223333', region: 'us-east-1', seed: 1 }),
  network,
  observe: () => {},
  prober: { probe: async () => ({ kind: 'status', status: 200 }) },
  expose: () => 0,
});

const create = (type, properties) =>
  handlers[`AWS::ElasticLoadBalancingV2::${type}`].create({
    properties,
    generatedName: () => type.toLowerCase(),
  });

const loadBalancer = await create('LoadBalancer', { Subnets: ['subnet-a', 'subnet-b'] });
const group = await create('TargetGroup', {
  VpcId: 'vpc-1',
  TargetType: 'ip',
  Protocol: 'HTTP',
  Port: target.port,
  HealthCheckIntervalSeconds: 5,
  HealthCheckTimeoutSeconds: 2,
});
await create('Listener', {
  LoadBalancerArn: loadBalancer.physicalId,
  Port: 80,
  Protocol: 'HTTP',
  DefaultActions: [{ Type: 'forward', TargetGroupArn: group.physicalId }],
});
register(group.physicalId, target);
if (health(group.physicalId, target).state !== 'initial') throw new Error('not registered');
console.log(endpoints()[0].localPort);
