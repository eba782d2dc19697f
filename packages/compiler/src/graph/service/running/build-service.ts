import type { WebService, Worker } from '../../../application/application.ts';
import { awsName } from '../../../text/names.ts';
import type {
  EcsServiceCapacityProviderStrategyItem,
  EcsServiceLoadBalancer,
} from '../../aws/ecs.generated.ts';
import { attribute, ref, resource, type Target } from '../../build-resource.ts';
import type { Resource } from '../../graph.ts';
import { placeTasks } from '../network/place-tasks.ts';
import { idIn, ownedBy, type Scope } from '../scope.ts';
import type { Parts } from '../stack-parts.ts';
import type { TaskResources } from '../task/build-task.ts';
import { deploymentConfiguration, mustRunAlone } from './deployment.ts';
import { desiredCount } from './desired-count.ts';
import { serviceConnect } from './service-connect.ts';

/** What a service has that others do not need. */
export interface ServiceExtras {
  /** Where the load balancer finds its tasks. Empty, and not left out: AWS would keep what was. */
  readonly loadBalancers: readonly EcsServiceLoadBalancer[];
  /** Seconds in which a failing probe does not count. */
  readonly gracePeriod?: number;
  /** Alarms that roll a deployment back. */
  readonly alarms: readonly Resource<'AWS::CloudWatch::Alarm'>[];
  readonly after: readonly Target[];
}

export interface BuiltService extends Parts {
  readonly service: Resource<'AWS::ECS::Service'>;
}

/** The ECS service: so many tasks, kept running and replaced release by release. */
export function buildService(
  scope: Scope<WebService | Worker>,
  task: TaskResources,
  extras: ServiceExtras,
): BuiltService {
  const { service, takings } = scope;
  const desired = desiredCount(service);
  const built = resource(
    'AWS::ECS::Service',
    idIn(scope, 'service'),
    {
      ServiceName: awsName(255, service.name),
      Cluster: takings.value('cluster'),
      TaskDefinition: ref(task.definition),
      CapacityProviderStrategy: service.spot ? onSpot : onDemand,
      DesiredCount: desired.value,
      DeploymentConfiguration: deploymentConfiguration(service, extras.alarms),
      AvailabilityZoneRebalancing: mustRunAlone(service) ? 'DISABLED' : 'ENABLED',
      NetworkConfiguration: { AwsvpcConfiguration: placeTasks(scope) },
      LoadBalancers: extras.loadBalancers,
      ...(extras.gracePeriod !== undefined && {
        HealthCheckGracePeriodSeconds: extras.gracePeriod,
      }),
      ServiceConnectConfiguration: serviceConnect(scope, task.logGroup),
      EnableExecuteCommand: service.exec,
      EnableECSManagedTags: true,
      PropagateTags: 'SERVICE',
    },
    { ...ownedBy(scope), dependsOn: [...task.networkRules, ...extras.after] },
  );
  return {
    service: built,
    resources: [built],
    parameters: [desired.parameter],
    conditions: desired.conditions,
    outputs: [
      {
        id: 'Service',
        description: 'Name of the ECS service.',
        value: attribute(built, 'Name'),
      },
      {
        id: 'TaskDefinition',
        description: 'Revision that the service is meant to run.',
        value: ref(task.definition),
      },
    ],
  };
}

const onDemand: readonly EcsServiceCapacityProviderStrategyItem[] = [
  { CapacityProvider: 'FARGATE', Weight: 1 },
];

/** Spot never falls back to on-demand by itself, so that one task is never on it. */
const onSpot: readonly EcsServiceCapacityProviderStrategyItem[] = [
  { CapacityProvider: 'FARGATE', Base: 1, Weight: 0 },
  { CapacityProvider: 'FARGATE_SPOT', Weight: 1 },
];
