import type { Duplex } from 'node:stream';
import { attach, type SdkClient } from './aws/attach.ts';
import type { Identity } from './aws/identity.ts';
import { type Hooks, interfereWith } from './aws/interference/interfere-with.ts';
import type { Caller, Operations, ServiceName, Services } from './aws/operation.ts';
import { createBuckets } from './buckets/create-buckets.ts';
import type { CertificateAuthority } from './certificates/certificate-authority.ts';
import { createCertificates } from './certificates/create-certificates.ts';
import { createCloudFormation } from './cloudformation/create-cloudformation.ts';
import { createBatch } from './ecs/batch/create-batch.ts';
import { createPipes, type PipesPart } from './ecs/pipes/create-pipes.ts';
import { pipeOperations } from './ecs/pipes/pipe-operations.ts';
import { createScaling } from './ecs/scaling/create-scaling.ts';
import { createSchedules, type SchedulesPart } from './ecs/schedules/create-schedules.ts';
import { createEventBus } from './ecs/schedules/event-bus.ts';
import { createServices } from './ecs/services/create-services.ts';
import { findTagged } from './ecs/tags/find-tagged.ts';
import { tagOperations } from './ecs/tags/tag-operations.ts';
import { createTaskDefinitions } from './ecs/task-definitions/task-definitions.ts';
import { createTasks, type RunningTasks } from './ecs/tasks/create-tasks.ts';
import type { DialOutside } from './ecs/tasks/outbound.ts';
import { createContainerAddresses } from './endpoints/containers/container-addresses.ts';
import { createEndpoints, type Endpoints } from './endpoints/create-endpoints.ts';
import { passToListener } from './endpoints/pass-to-listener.ts';
import { authorized } from './endpoints/sessions/authorized.ts';
import { createSessions } from './endpoints/sessions/sessions.ts';
import { stsOperations } from './endpoints/sessions/sts-operations.ts';
import { createS3Protocol } from './endpoints/wire/s3/s3-protocol.ts';
import { createRoles } from './iam/create-roles.ts';
import { createRepositories } from './images/create-repositories.ts';
import type { RegistryImage, Repositories } from './images/repositories.ts';
import { createLoadBalancing, type LoadBalancing } from './load-balancing/create-load-balancing.ts';
import type { Prober } from './load-balancing/target-groups.ts';
import { createLogs } from './logs/create-logs.ts';
import { monitoringOperations } from './monitoring/monitoring-operations.ts';
import { createNetwork, type LocalNetwork } from './network/create-network.ts';
import type { Observe } from './observation.ts';
import { createParameters } from './parameters/create-parameters.ts';
import { createQueues } from './queues/create-queues.ts';
import { quotaOperations } from './quotas/quota-operations.ts';
import type { Handlers } from './resources/handlers.ts';
import { createInventory } from './resources/inventory.ts';
import { recordedHandlers } from './resources/recorded/recorded-handlers.ts';
import { route53Operations } from './route53/route53-operations.ts';
import type { TaskRunner } from './runner/task-runner.ts';
import { createSecrets } from './secrets/create-secrets.ts';
import type { Secrets } from './secrets/secrets.ts';
import { createStores } from './stores/create-stores.ts';
import { efsOperations } from './stores/efs/efs-operations.ts';
import { elasticacheOperations } from './stores/elasticache/elasticache-operations.ts';
import { rdsOperations } from './stores/rds/rds-operations.ts';
import type { StoreServers } from './stores/store-servers.ts';
import type { StoresParts } from './stores/stores-parts.ts';
import { createTables } from './tables/create-tables.ts';
import type { Clock } from './time/clock.ts';
import type { Waits } from './time/waits.ts';

export interface SandboxOptions extends Hooks {
  readonly identity: Identity;
  readonly clock: Clock;
  readonly waits: Waits;
  readonly observe: Observe;
  readonly certificates: CertificateAuthority;
  readonly runner: TaskRunner;
  readonly storeServers: StoreServers;
  /** Opens what is in no VPC: AWS's services, the internet. */
  readonly dialOutside: DialOutside;
  /** Opens a connection to where `endpoints` listens. */
  readonly dialAgent: () => Promise<Duplex>;
  /** Images of other registries that this machine has. */
  readonly localImages?: (reference: string) => RegistryImage | undefined;
  /** Opens listeners on this machine; see load balancing. */
  readonly exposeListeners?: () => number;
  /** What a project knows of a store beyond its template. */
  readonly hintsOf?: StoresParts['hintsOf'];
  /** Seconds between two looks at what a container uses; absent: nobody looks. */
  readonly usageInterval?: number;
  /** Quotas that are not those of a new account, by their codes in Service Quotas; told, not enforced. */
  readonly quotas?: Readonly<Record<string, number>>;
  /** How far a caller's clock may be off over HTTP, in milliseconds; five minutes unless said. */
  readonly clockTolerance?: number;
  /** Told of faults of the sandbox itself. */
  readonly onFault?: (error: unknown) => void;
}

/** A local AWS for one account and region. */
export interface Sandbox {
  readonly identity: Identity;
  readonly repositories: Repositories;
  readonly secrets: Pick<Secrets, 'texts'>;
  readonly network: LocalNetwork;
  readonly loadBalancing: LoadBalancing;
  readonly tasks: RunningTasks;
  readonly schedules: Pick<SchedulesPart, 'runNow'>;
  readonly pipes: Pick<PipesPart, 'submitNow' | 'lastJob'>;
  readonly endpoints: Endpoints;
  /** What can be asked of each service. */
  readonly services: Services;
  /** What CloudFormation can make, by resource type. */
  readonly handlers: Handlers;
  /**
   * Makes an SDK client talk to this sandbox; the answer is the client itself. It speaks as the
   * developer, who may do everything, or as `caller`, who may do what its role is allowed.
   */
  attach<Client extends SdkClient>(client: Client, service: ServiceName, caller?: Caller): Client;
  /** Ends listeners and timers of load balancing and removes pushed layers; what runner and stores have is theirs to end. */
  close(): Promise<void>;
}

/** Makes an account, empty but for what AWS puts into every account. */
export function createSandbox(options: SandboxOptions): Sandbox {
  const account = createAccount(options);
  const containers = createContainerService(account, options);
  const { tasks, addresses, loadBalancing } = containers;
  const stores = createStores({
    ...account,
    servers: options.storeServers,
    ...(options.hintsOf && { hintsOf: options.hintsOf }),
  });
  const handlers: Handlers = account.inventory.keep({
    ...recordedHandlers(account),
    ...handlersOf(account),
    ...containers.handlers,
    ...stores.handlers,
  });
  const cloudFormation = createCloudFormation({
    ...account,
    handlers,
    templateAt: account.buckets.templateAt,
  });
  const sessions = createSessions(account);
  const apis: Services = {
    ...containers.services,
    CloudFormation: cloudFormation.operations,
    STS: stsOperations({ ...account, sessions }),
  };
  const services = interfereWith(apis, options, account.clock);
  const guarded = authorized(services, account.roles);
  const passOn = passToListener(loadBalancing);
  const registry = account.repositories.registryOf(() => guarded.ECR);
  const answering = createEndpoints({
    ...account,
    tasks,
    addresses,
    sessions,
    services,
    protocols: [createS3Protocol(account.buckets)],
    answerFirst: async (message, response) =>
      (await registry.answer(message, response)) || (await passOn(message, response)),
    ...clockToleranceOf(options),
    ...(options.onFault && { onFault: options.onFault }),
  });
  const endpoints: Endpoints = {
    ...answering,
    listen: async (port) => {
      const running = await answering.listen(port);
      account.repositories.serveAt(running.url);
      return running;
    },
  };
  return {
    ...account,
    loadBalancing,
    tasks,
    schedules: containers.schedules,
    pipes: containers.pipes,
    endpoints,
    services,
    handlers,
    attach: (client, service, caller = { kind: 'developer' }) =>
      attach(client, service, guarded, caller),
    close: async () => {
      await loadBalancing.close();
      await account.repositories.close();
    },
  };
}

/** When a caller's clock is made to be off, its signatures are too. */
function clockToleranceOf({ clockTolerance, interfere }: SandboxOptions) {
  if (interfere !== undefined) return { clockTolerance: Number.POSITIVE_INFINITY };
  return clockTolerance === undefined ? {} : { clockTolerance };
}

type LocalAccount = ReturnType<typeof createAccount>;

/** What exists before any container: network, roles, secrets, queues and the like. */
function createAccount({
  identity,
  clock,
  observe,
  waits,
  certificates,
  localImages,
}: SandboxOptions) {
  const world = { identity, clock, observe, waits, certificates };
  const inventory = createInventory(clock);
  const base = { ...world, inventory, roles: createRoles(world) };
  return {
    ...base,
    network: createNetwork(base),
    acm: createCertificates(base),
    secrets: createSecrets(base),
    parameters: createParameters(base),
    logs: createLogs(base),
    repositories: createRepositories({ ...base, ...(localImages && { localImages }) }),
    queues: createQueues(base),
    buckets: createBuckets(base),
    tables: createTables(base),
    definitions: createTaskDefinitions(base),
  };
}

function handlersOf(account: LocalAccount): Handlers {
  const { network, roles, acm, secrets, parameters, logs, repositories } = account;
  const { queues, buckets, tables, definitions } = account;
  return {
    ...network.handlers,
    ...roles.handlers,
    ...acm.handlers,
    ...secrets.handlers,
    ...parameters.handlers,
    ...logs.handlers,
    ...repositories.handlers,
    ...queues.handlers,
    ...buckets.handlers,
    ...tables.handlers,
    ...definitions.handlers,
  };
}

/** ECS with what runs tasks: services, scaling, schedules, Batch, pipes and the load balancer. */
function createContainerService(account: LocalAccount, options: SandboxOptions) {
  const { identity, inventory, queues } = account;
  const addresses = createContainerAddresses({ identity });
  const tasks: RunningTasks = createTasks({
    ...account,
    runner: options.runner,
    dialOutside: options.dialOutside,
    dialAgent: options.dialAgent,
    environmentOf: addresses.environmentOf,
    createLogGroup: (name) => createLogGroup(account, name),
    // ECS's services are made of tasks, and tasks ask them back for names.
    clusterNamed: (reference) => services.clusters.find(reference).name,
    resolveConnect: (namespace, host, port) => services.connect.resolve(namespace, host, port),
    ...(options.usageInterval !== undefined && { usageInterval: options.usageInterval }),
  });
  const loadBalancing = createLoadBalancing({
    ...account,
    prober: proberOf(tasks, account.network),
    certificateNames: account.acm.namesOf,
    ...(options.exposeListeners && { expose: options.exposeListeners }),
  });
  const parts = { ...account, tasks, targetGroups: loadBalancing };
  const services = createServices(parts);
  const scaling = createScaling(account, services.control);
  const bus = createEventBus(parts);
  const batch = createBatch({
    ...parts,
    putEvent: bus.put,
    ownClusters: services.ownClusters,
  });
  const runTask = operationOf(tasks.operations, 'RunTask');
  const schedules = createSchedules({ ...account, bus, queues, runTask });
  const pipes = createPipes({ ...account, queues, submitJob: batch.operations.SubmitJob, runTask });
  const apis: Omit<Services, 'CloudFormation' | 'STS'> = {
    ACM: account.acm.operations,
    ApplicationAutoScaling: scaling.operations,
    Batch: batch.operations,
    CloudWatch: monitoringOperations(inventory, identity),
    CloudWatchLogs: account.logs.operations,
    DynamoDB: account.tables.operations,
    EC2: account.network.operations,
    ECR: account.repositories.operations,
    ECS: {
      ...account.definitions.operations,
      ...tasks.operations,
      ...services.operations,
      ...tagOperations(
        findTagged({ ...services, tasks, definitionTags: account.definitions.tags }),
      ),
    },
    EFS: efsOperations(inventory, identity),
    ElastiCache: elasticacheOperations(inventory, identity),
    ElasticLoadBalancingV2: loadBalancing.operations,
    IAM: account.roles.operations,
    Pipes: pipeOperations(inventory, identity),
    RDS: rdsOperations(inventory, identity),
    Route53: route53Operations(inventory),
    S3: account.buckets.operations,
    SQS: queues.operations,
    SSM: account.parameters.operations,
    SecretsManager: account.secrets.operations,
    ServiceQuotas: quotaOperations(identity, options.quotas),
  };
  return {
    tasks,
    addresses,
    loadBalancing,
    schedules,
    pipes,
    services: apis,
    handlers: {
      ...services.handlers,
      ...scaling.handlers,
      ...batch.handlers,
      ...schedules.handlers,
      ...pipes.handlers,
      ...loadBalancing.handlers,
    },
  };
}

/** As the agent does where a task definition asks for it; that it may was checked before. */
function createLogGroup({ logs }: LocalAccount, logGroupName: string): void {
  const { run } = operationOf(logs.operations, 'CreateLogGroup');
  void run({ logGroupName }, { caller: { kind: 'developer' } });
}

/** Asks the task that has the address now. */
function proberOf(tasks: RunningTasks, network: Pick<LocalNetwork, 'interfaceAt'>): Prober {
  /** By network interface. */
  const arns = new Map<string, string>();
  tasks.onChange(({ networkInterfaceId: id, arn, status }) => {
    if (id === undefined) return;
    if (status !== 'STOPPED') arns.set(id, arn);
    else arns.delete(id);
  });
  return {
    probe: async ({ address, port, vpcId }, check) => {
      const arn = arns.get(network.interfaceAt(address, vpcId)?.id ?? '');
      return arn === undefined ? { kind: 'timeout' } : tasks.probe(arn, { port, ...check });
    },
  };
}

function operationOf(operations: Operations, name: string): Operations[string] & object {
  const operation = operations[name];
  if (!operation) throw new Error(`${name} is not modelled`);
  return operation;
}
