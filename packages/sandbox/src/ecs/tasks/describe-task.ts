import { createHash } from 'node:crypto';
import type {
  Attachment,
  Container,
  ContainerOverride,
  Task as DescribedTask,
} from '@aws-sdk/client-ecs';
import { arnOf, type Identity } from '../../aws/identity.ts';
import type { LaunchRequest, Task, TaskContainer } from '../tasks.ts';

/** A task as DescribeTasks shows it. */
export function describeTask(task: Task, identity: Identity): DescribedTask {
  const { request } = task;
  const { definition } = request;
  const storage = { sizeInGiB: definition.ephemeralStorage?.sizeInGiB ?? 20 };
  const hasInterface = task.networkInterfaceId !== undefined;
  return {
    attachments: [attachmentOf(task, identity)],
    attributes: [
      {
        name: 'ecs.cpu-architecture',
        value: definition.runtimePlatform?.cpuArchitecture === 'ARM64' ? 'arm64' : 'x86_64',
      },
    ],
    ...(task.availabilityZone !== '' && { availabilityZone: task.availabilityZone }),
    ...(request.capacityProvider && { capacityProviderName: request.capacityProvider }),
    clusterArn: arnOf(identity, 'ecs', `cluster/${request.cluster}`),
    ...(hasInterface && { connectivity: 'CONNECTED' as const }),
    ...dated('connectivityAt', hasInterface ? task.createdAt : undefined),
    containers: task.containers.map((container) => describeContainer(task, container, identity)),
    cpu: definition.cpu,
    ...dated('createdAt', task.createdAt),
    desiredStatus: task.desiredStatus,
    enableExecuteCommand: request.enableExecuteCommand ?? false,
    ephemeralStorage: storage,
    fargateEphemeralStorage: storage,
    ...dated('executionStoppedAt', task.executionStoppedAt),
    group: request.group,
    healthStatus: task.health,
    inferenceAccelerators: [],
    lastStatus: task.status,
    launchType: 'FARGATE',
    memory: definition.memory,
    overrides: {
      containerOverrides: definition.containerDefinitions.map(({ name = '' }) =>
        overrideOf(name, request),
      ),
      inferenceAcceleratorOverrides: [],
    },
    platformFamily: 'Linux',
    platformVersion: '1.4.0',
    ...dated('pullStartedAt', task.pullStartedAt),
    ...dated('pullStoppedAt', task.pullStoppedAt),
    ...dated('startedAt', task.startedAt),
    ...(request.startedBy !== undefined && { startedBy: request.startedBy }),
    ...(task.stopCode !== undefined && { stopCode: task.stopCode }),
    ...dated('stoppedAt', task.stoppedAt),
    ...(task.stoppedReason !== undefined && { stoppedReason: task.stoppedReason }),
    ...dated('stoppingAt', task.stoppingAt),
    tags: Object.entries(request.tags ?? {}).map(([key, value]) => ({ key, value })),
    taskArn: task.arn,
    taskDefinitionArn: definition.taskDefinitionArn,
    version: task.version,
  };
}

function dated<Name extends string>(name: Name, at: number | undefined): { [key in Name]?: Date } {
  return at === undefined ? {} : ({ [name]: new Date(at) } as { [key in Name]: Date });
}

const attachmentStates: Readonly<Record<Task['status'], string>> = {
  PROVISIONING: 'ATTACHING',
  PENDING: 'ATTACHED',
  ACTIVATING: 'ATTACHED',
  RUNNING: 'ATTACHED',
  DEACTIVATING: 'ATTACHED',
  STOPPING: 'ATTACHED',
  DEPROVISIONING: 'DETACHING',
  STOPPED: 'DELETED',
};

function attachmentOf(task: Task, { region }: Identity): Attachment {
  const { address, networkInterfaceId } = task;
  const details = [
    { name: 'subnetId', value: task.subnetId },
    { name: 'networkInterfaceId', value: networkInterfaceId },
    { name: 'macAddress', value: networkInterfaceId && macAddressOf(networkInterfaceId) },
    {
      name: 'privateDnsName',
      value: address && `ip-${address.replaceAll('.', '-')}.${region}.compute.internal`,
    },
    { name: 'privateIPv4Address', value: address },
  ];
  return {
    id: derivedUuid(`${task.arn} attachment`),
    type: 'ElasticNetworkInterface',
    status: attachmentStates[task.status],
    details: details.filter(({ value }) => value !== undefined),
  };
}

function describeContainer(task: Task, container: TaskContainer, identity: Identity): Container {
  const { definition, cluster } = task.request;
  const { cpu, memory, memoryReservation } =
    definition.containerDefinitions.find(({ name }) => name === container.name) ?? {};
  const { exitCode, reason, imageDigest, runtimeId } = container;
  const id = derivedUuid(`${task.arn} ${container.name}`);
  return {
    containerArn: arnOf(identity, 'ecs', `container/${cluster}/${task.id}/${id}`),
    taskArn: task.arn,
    name: container.name,
    image: container.image,
    ...(imageDigest !== undefined && { imageDigest }),
    ...(runtimeId !== undefined && { runtimeId }),
    lastStatus: container.status,
    ...(exitCode !== undefined && { exitCode }),
    ...(reason !== undefined && { reason }),
    networkBindings: [],
    networkInterfaces:
      task.address === undefined
        ? []
        : [
            {
              attachmentId: derivedUuid(`${task.arn} attachment`),
              privateIpv4Address: task.address,
            },
          ],
    healthStatus: container.health,
    cpu: String(cpu ?? 0),
    ...(memory !== undefined && { memory: String(memory) }),
    ...(memoryReservation !== undefined && { memoryReservation: String(memoryReservation) }),
  };
}

function overrideOf(name: string, { overrides = [] }: LaunchRequest): ContainerOverride {
  const { command, environment } = overrides.find((override) => override.name === name) ?? {};
  return {
    name,
    ...(command && { command: [...command] }),
    ...(environment && {
      environment: Object.entries(environment).map(([key, value]) => ({ name: key, value })),
    }),
  };
}

/** Ids that a task's record does not carry are derived from its ARN, so that each look agrees. */
function derivedUuid(text: string): string {
  const digits = createHash('sha256').update(text).digest('hex');
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
}

function macAddressOf(interfaceId: string): string {
  const digits = createHash('sha256').update(interfaceId).digest('hex');
  return `0a:${digits.slice(0, 10).replace(/(..)(?=.)/g, '$1:')}`;
}
