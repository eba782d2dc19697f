import type { ContainerFact, HealthFact, LogFact } from '../cloud/task.ts';
import type { Seen } from './found.ts';
import { flagOf, idOf, listOf, numberOf, optional } from './resolved.ts';

type Containers = Seen<'AWS::ECS::TaskDefinition'>['properties']['ContainerDefinitions'];
type Container = Exclude<Containers, string | undefined>[number];

/** A container definition, with AWS's defaults filled in. */
export function readContainer(container: Container): ContainerFact {
  return {
    name: container.Name,
    image: container.Image,
    essential: flagOf(container.Essential) ?? true,
    ...optional('cpu', numberOf(container.Cpu)),
    ...optional('memory', numberOf(container.Memory)),
    ...optional('memoryReservation', numberOf(container.MemoryReservation)),
    environment: listOf(container.Environment).map(({ Name, Value }) => ({
      name: Name ?? '',
      value: Value ?? '',
    })),
    environmentFiles: listOf(container.EnvironmentFiles).length,
    secrets: listOf(container.Secrets).map(({ Name, ValueFrom }) => ({
      name: Name,
      valueFrom: ValueFrom,
    })),
    ports: listOf(container.PortMappings).map((port) => ({
      container: numberOf(port.ContainerPort) ?? 0,
      ...optional('host', numberOf(port.HostPort)),
      protocol: port.Protocol ?? 'tcp',
      ...optional('name', port.Name),
    })),
    ...optional('log', readLog(container)),
    ...optional('health', readHealth(container)),
    dependsOn: listOf(container.DependsOn).map(({ ContainerName, Condition }) => ({
      container: ContainerName ?? '',
      condition: Condition ?? 'START',
    })),
    mounts: listOf(container.MountPoints).map(({ SourceVolume, ContainerPath }) => ({
      volume: SourceVolume ?? '',
      path: ContainerPath ?? '',
    })),
    ...optional('startTimeout', numberOf(container.StartTimeout)),
    ...optional('user', container.User),
    registryCredentials: container.RepositoryCredentials !== undefined,
    unsupported: unsupportedSettings(container),
  };
}

function readLog({ LogConfiguration: log }: Container): LogFact | undefined {
  if (!log) return undefined;
  const group = log.Options?.['awslogs-group'];
  return {
    driver: log.LogDriver,
    ...optional('group', group === undefined ? undefined : idOf(group)),
    ...optional('region', log.Options?.['awslogs-region']),
    ...optional('streamPrefix', log.Options?.['awslogs-stream-prefix']),
    createGroup: log.Options?.['awslogs-create-group'] === 'true',
  };
}

function readHealth({ HealthCheck: health }: Container): HealthFact | undefined {
  if (!health) return undefined;
  return {
    command: listOf(health.Command),
    interval: numberOf(health.Interval) ?? 30,
    timeout: numberOf(health.Timeout) ?? 5,
    retries: numberOf(health.Retries) ?? 3,
    startPeriod: numberOf(health.StartPeriod) ?? 0,
  };
}

/** What ECS knows but Fargate refuses, in the words of the ECS API. */
function unsupportedSettings(container: Container): readonly string[] {
  const linux = container.LinuxParameters;
  const added = listOf(linux?.Capabilities?.Add).filter((name) => name !== 'SYS_PTRACE');
  const set: readonly (readonly [string, boolean])[] = [
    ['privileged', flagOf(container.Privileged) === true],
    ['links', listOf(container.Links).length > 0],
    ['extraHosts', listOf(container.ExtraHosts).length > 0],
    ['hostname', container.Hostname !== undefined],
    ['dnsServers', listOf(container.DnsServers).length > 0],
    ['dnsSearchDomains', listOf(container.DnsSearchDomains).length > 0],
    ['dockerSecurityOptions', listOf(container.DockerSecurityOptions).length > 0],
    ['disableNetworking', flagOf(container.DisableNetworking) === true],
    ['gpu', listOf(container.ResourceRequirements).some(({ Type }) => Type === 'GPU')],
    ['devices', listOf(linux?.Devices).length > 0],
    ['sharedMemorySize', linux?.SharedMemorySize !== undefined],
    ['maxSwap', linux?.MaxSwap !== undefined],
    ['swappiness', linux?.Swappiness !== undefined],
    ['capabilities.add', added.length > 0],
    ['ulimits', listOf(container.Ulimits).some(({ Name }) => Name !== 'nofile')],
  ];
  return set.filter(([, isSet]) => isSet).map(([name]) => name);
}
