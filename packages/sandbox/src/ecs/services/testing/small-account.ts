import type { CreateServiceRequest, UpdateServiceRequest } from '@aws-sdk/client-ecs';
import { AwsError } from '../../../aws/aws-error.ts';
import type { Identity } from '../../../aws/identity.ts';
import type { NetworkInterface } from '../../../network/network.ts';
import type { Observation, Observe } from '../../../observation.ts';
import { type VirtualClock, virtualClock } from '../../../time/virtual-clock.ts';
import { fullWaits, type Waits } from '../../../time/waits.ts';
import type { RegisteredDefinition } from '../../task-definition.ts';
import { createServices, type ServicesPart, type ServicesParts } from '../create-services.ts';
import { type SmallTargetGroups, smallTargetGroups } from './small-target-groups.ts';
import { type SmallTasks, smallTasks } from './small-tasks.ts';

export const group = 'arn:aws:elasticloadbalancing:eu-west-1:000000000000:targetgroup/api/1';
/** A target group that takes instances only. */
export const instanceGroup =
  'arn:aws:elasticloadbalancing:eu-west-1:000000000000:targetgroup/instances/1';

/** An account in virtual time in which tasks and targets do what a test says. */
export interface SmallAccount extends ServicesParts {
  readonly clock: VirtualClock;
  readonly tasks: SmallTasks;
  readonly targetGroups: SmallTargetGroups;
  readonly services: ServicesPart;
  readonly observations: readonly Observation[];
  readonly define: (family: string, parts?: Partial<RegisteredDefinition>) => string;
  readonly create: (input?: Partial<CreateServiceRequest>) => void;
  readonly update: (input?: Partial<UpdateServiceRequest>) => void;
  /** Messages of a service's events, oldest first, without its name. */
  readonly messages: (service?: string) => readonly string[];
}

/** Makes an account with a cluster `shop` and the task definition `api`. */
export function smallAccount(
  waitsOf: (clock: VirtualClock, observe: Observe) => Waits = fullWaits,
): SmallAccount {
  const clock = virtualClock();
  const tasks = smallTasks(clock);
  const targetGroups = smallTargetGroups(clock, [group, instanceGroup]);
  const definitions = new Map<string, RegisteredDefinition>();
  const observations: Observation[] = [];
  const observe: Observe = (observation) => observations.push(observation);
  const parts: ServicesParts = {
    clock,
    waits: waitsOf(clock, observe),
    tasks,
    targetGroups,
    identity: countingIdentity(),
    network: networkOf(['subnet-a', 'subnet-b']),
    observe,
    definitions: {
      find: (reference) => {
        const definition = definitions.get(reference);
        if (definition !== undefined) return definition;
        throw new AwsError('ClientException', 'Unable to describe task definition.');
      },
    },
  };
  const services = createServices(parts);
  const define: SmallAccount['define'] = (family, extra = {}) => {
    const revision = [...definitions.values()].filter((one) => one.family === family).length + 1;
    const arn = `arn:aws:ecs:eu-west-1:000000000000:task-definition/${family}:${revision}`;
    const definition = {
      taskDefinitionArn: arn,
      family,
      revision,
      containerDefinitions: [
        { name: 'api', image: 'api', portMappings: [{ name: 'http', containerPort: 8000 }] },
      ],
      ...extra,
    };
    definitions.set(arn, definition);
    definitions.set(family, definition);
    return arn;
  };
  define('api');
  const { operations } = services;
  void operations.CreateCluster?.run({ clusterName: 'shop' }, { caller: { kind: 'developer' } });
  return {
    ...parts,
    clock,
    tasks,
    targetGroups,
    services,
    observations,
    define,
    create: (input) => services.control.create({ ...serviceInput, ...input }),
    update: (input) => services.control.update({ cluster: 'shop', service: 'api', ...input }),
    messages: (service = 'api') =>
      services.control
        .find('shop', service)
        .events.list()
        .map(({ message }) => message?.replace(`(service ${service}) `, '') ?? '')
        .reverse(),
  };
}

/** A service `api` of two tasks without a load balancer. */
export const serviceInput: CreateServiceRequest = {
  cluster: 'shop',
  serviceName: 'api',
  taskDefinition: 'api',
  desiredCount: 2,
  networkConfiguration: {
    awsvpcConfiguration: { subnets: ['subnet-a', 'subnet-b'], securityGroups: ['sg-1'] },
  },
};

/** The same behind a load balancer. */
export const balanced: Partial<CreateServiceRequest> = {
  loadBalancers: [{ containerName: 'api', containerPort: 8000, targetGroupArn: group }],
};

function countingIdentity(): Identity {
  let count = 0;
  const hex = (length: number) => (++count).toString(16).padStart(length, '0').slice(-length);
  return {
    account: '000000000000',
    region: 'eu-west-1',
    hex,
    uuid: () => `${hex(8)}-0000-4000-8000-000000000000`,
  };
}

function networkOf(subnets: readonly string[]): ServicesParts['network'] {
  const unused = () => {
    throw new Error('The scheduler only plugs in.');
  };
  return {
    plugIn: (request): NetworkInterface => {
      if (!subnets.includes(request.subnetId)) {
        const text = `The subnet ID '${request.subnetId}' does not exist`;
        throw new AwsError('InvalidSubnetID.NotFound', text);
      }
      return { ...request, id: 'eni-1', address: '10.0.0.1', vpcId: 'vpc-1' };
    },
    unplug: () => {},
    interfaceAt: () => undefined,
    interfaces: () => [],
    name: unused,
    unname: unused,
    resolve: unused,
    reach: unused,
  };
}
