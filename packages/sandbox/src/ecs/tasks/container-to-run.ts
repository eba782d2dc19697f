import type { ContainerDefinition } from '@aws-sdk/client-ecs';
import type { ContainerToRun } from '../../runner/task-runner.ts';
import type { ContainerOverride } from '../tasks.ts';
import type { Variables } from './start/read-secrets.ts';

/** What a container's environment is made of, later ones winning. */
export interface EnvironmentSources {
  readonly region: string;
  readonly secrets: Variables;
  /** Where ECS answers the container: metadata, credentials, agent. */
  readonly endpoints: Variables;
}

/** A container of a definition as a runner starts it. */
export function containerToRun(
  definition: ContainerDefinition,
  override: ContainerOverride | undefined,
  image: string,
  sources: EnvironmentSources,
): ContainerToRun {
  const { name = '', entryPoint, workingDirectory, user, cpu, memory } = definition;
  const command = override?.command ?? definition.command;
  const { capabilities, initProcessEnabled, tmpfs = [] } = definition.linuxParameters ?? {};
  return {
    name,
    image,
    ...(command?.length && { command }),
    ...(entryPoint?.length && { entryPoint }),
    environment: environmentOf(definition, override, sources),
    ...(workingDirectory && { workingDirectory }),
    ...(user && { user }),
    readonlyRootFilesystem: definition.readonlyRootFilesystem ?? false,
    init: initProcessEnabled ?? false,
    ulimits: (definition.ulimits ?? [{ ...fargateOpenFiles }]).map(
      ({ name: limit = '', softLimit = 0, hardLimit = 0 }) => ({
        name: limit,
        soft: softLimit,
        hard: hardLimit,
      }),
    ),
    ...(cpu && { cpu }),
    ...(memory && { memory }),
    tmpfs: tmpfs.map(({ containerPath = '', size = 0, mountOptions = [] }) => ({
      path: containerPath,
      size,
      options: mountOptions,
    })),
    mounts: (definition.mountPoints ?? []).map(
      ({ sourceVolume = '', containerPath = '', readOnly = false }) => ({
        volume: sourceVolume,
        path: containerPath,
        readonly: readOnly,
      }),
    ),
    addCapabilities: capabilities?.add ?? [],
    dropCapabilities: capabilities?.drop ?? [],
  };
}

/** Fargate's own limit of open files. */
const fargateOpenFiles = { name: 'nofile', softLimit: 65_535, hardLimit: 65_535 } as const;

function environmentOf(
  { environment = [] }: ContainerDefinition,
  override: ContainerOverride | undefined,
  { region, secrets, endpoints }: EnvironmentSources,
): Variables {
  return {
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    ...Object.fromEntries(environment.map(({ name = '', value = '' }) => [name, value])),
    ...override?.environment,
    ...secrets,
    AWS_EXECUTION_ENV: 'AWS_ECS_FARGATE',
    ...endpoints,
  };
}
