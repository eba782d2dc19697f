import type { NetworkInterface } from '../../network/network.ts';
import type { TaskToRun } from '../../runner/task-runner.ts';
import type { LaunchRequest } from '../tasks.ts';

/** GiB that a Fargate task has unless its definition asks for more. */
const defaultEphemeralStorage = 20;

/** A task as a runner sees it. */
export function taskToRun(
  taskArn: string,
  { definition, group, names = [] }: LaunchRequest,
  { address }: NetworkInterface,
  connect: TaskToRun['connect'],
): TaskToRun {
  const { cpuArchitecture } = definition.runtimePlatform ?? {};
  return {
    taskArn,
    definition: `${definition.family}:${definition.revision}`,
    group,
    address,
    cpu: Number(definition.cpu),
    memory: Number(definition.memory),
    architecture: cpuArchitecture === 'ARM64' ? 'ARM64' : 'X86_64',
    ephemeralStorage: definition.ephemeralStorage?.sizeInGiB ?? defaultEphemeralStorage,
    volumes: (definition.volumes ?? []).map(({ name = '', efsVolumeConfiguration: efs }) => ({
      name,
      ...(efs?.fileSystemId && { fileSystemId: efs.fileSystemId }),
    })),
    names,
    connect,
  };
}
