import type {
  FileSystemFact,
  LogGroupFact,
  RepositoryFact,
  RoleFact,
  SecretFact,
} from './cloud/access.ts';
import type {
  CertificateFact,
  DistributionFact,
  ListenerFact,
  ListenerRuleFact,
  LoadBalancerFact,
  TargetGroupFact,
  ZoneFact,
} from './cloud/balance.ts';
import type {
  AlarmFact,
  BatchDefinitionFact,
  BatchEnvironmentFact,
  BatchQueueFact,
  BrokerFact,
  CacheFact,
  DatabaseFact,
  EventRuleFact,
  PipeFact,
  QueueFact,
} from './cloud/data.ts';
import type { Known } from './cloud/fact.ts';
import type {
  EndpointFact,
  InternetGatewayFact,
  NatGatewayFact,
  RouteTableFact,
  SecurityGroupFact,
  SubnetFact,
  VpcFact,
} from './cloud/network.ts';
import type { AccountFact, StackFact } from './cloud/stack.ts';
import type {
  ScalingTargetFact,
  ServiceFact,
  TaskDefinitionFact,
  TaskRunFact,
} from './cloud/task.ts';

/**
 * What is, or will be, in the cloud: from a plan's graph or from a live account, in one shape.
 * Facts refer to each other by id. Text that only AWS can complete holds symbols such as
 * `${shop-production-data/Db.Endpoint.Address}` or `${AWS::Region}`, equal wherever the same thing
 * is meant.
 */
export interface CloudFacts {
  readonly region: Known<string>;
  readonly account: AccountFact;

  readonly vpcs: readonly VpcFact[];
  readonly subnets: readonly SubnetFact[];
  readonly routeTables: readonly RouteTableFact[];
  readonly natGateways: readonly NatGatewayFact[];
  readonly internetGateways: readonly InternetGatewayFact[];
  readonly endpoints: readonly EndpointFact[];
  readonly securityGroups: readonly SecurityGroupFact[];

  readonly taskDefinitions: readonly TaskDefinitionFact[];
  readonly services: readonly ServiceFact[];
  readonly taskRuns: readonly TaskRunFact[];
  readonly scalingTargets: readonly ScalingTargetFact[];

  readonly loadBalancers: readonly LoadBalancerFact[];
  readonly listeners: readonly ListenerFact[];
  readonly listenerRules: readonly ListenerRuleFact[];
  readonly targetGroups: readonly TargetGroupFact[];
  readonly certificates: readonly CertificateFact[];
  readonly zones: readonly ZoneFact[];
  readonly distributions: readonly DistributionFact[];

  readonly roles: readonly RoleFact[];
  readonly secrets: readonly SecretFact[];
  readonly logGroups: readonly LogGroupFact[];
  readonly repositories: readonly RepositoryFact[];
  readonly fileSystems: readonly FileSystemFact[];

  readonly databases: readonly DatabaseFact[];
  readonly caches: readonly CacheFact[];
  readonly brokers: readonly BrokerFact[];
  readonly queues: readonly QueueFact[];
  /** Ids of the queues that schedules and rules put into what they could not start. */
  readonly failureQueues: readonly string[];
  readonly pipes: readonly PipeFact[];
  readonly batchEnvironments: readonly BatchEnvironmentFact[];
  readonly batchQueues: readonly BatchQueueFact[];
  readonly batchDefinitions: readonly BatchDefinitionFact[];
  readonly eventRules: readonly EventRuleFact[];
  readonly alarms: readonly AlarmFact[];

  readonly stacks: readonly StackFact[];
}
