import type { ContainerCreateOptions, HostConfig, MountSettings } from 'dockerode';
import type { Engine } from '../engine/engine.ts';
import type { ContainerToRun, TaskToRun } from '../task-runner.ts';
import { baseSettings } from './base-settings.ts';
import type { StartedTask } from './start-container.ts';

const mebibyte = 1024 * 1024;
const unitsOfProcessor = 1024;
/** The soft and hard limit of open files on Fargate. */
const openFiles = 65_535;
/** Protects the machine: no container has more processes. */
const mostProcesses = 4096;

/** What the engine is asked for: the container with the limits that it has on Fargate. */
export function containerSettings(
  { run, task, wire }: StartedTask,
  container: ContainerToRun,
  given: {
    readonly image: string;
    readonly environment: Readonly<Record<string, string>>;
    readonly mounts: MountSettings[];
  },
): ContainerCreateOptions {
  return {
    Image: given.image,
    ...(container.entryPoint && { Entrypoint: [...container.entryPoint] }),
    ...(container.command && { Cmd: [...container.command] }),
    ...(container.workingDirectory !== undefined && { WorkingDir: container.workingDirectory }),
    ...(container.user !== undefined && { User: container.user }),
    ...(container.stopSignal !== undefined && { StopSignal: container.stopSignal }),
    Env: Object.entries(given.environment).map(([name, value]) => `${name}=${value}`),
    Labels: {
      ...run.labels('container'),
      'seaworthy.task': task.taskArn,
      'seaworthy.container': container.name,
    },
    HostConfig: {
      ...baseSettings(run.engine),
      NetworkMode: `container:${wire.containerId}`,
      ...controlledLimits(run.engine, task, container),
      Ulimits: resourceLimits(run.engine, container),
      Init: container.init,
      ReadonlyRootfs: container.readonlyRootFilesystem,
      Tmpfs: temporaryFileSystems(run.engine, container),
      Mounts: given.mounts,
      CapAdd: [...container.addCapabilities],
      CapDrop: [...container.dropCapabilities],
    },
  };
}

/** Those that the engine can give; what it cannot makes it refuse the container. */
function controlledLimits(
  engine: Engine,
  task: TaskToRun,
  container: ContainerToRun,
): Partial<HostConfig> {
  const { controls } = engine;
  const memory = (container.memory ?? task.memory) * mebibyte;
  return {
    // No swap: what does not fit is killed.
    ...(controls.memory && { Memory: memory, MemorySwap: memory }),
    ...(controls.cpu && { NanoCpus: processors(engine, task.cpu) * 1e9 }),
    ...(controls.cpu && container.cpu !== undefined && { CpuShares: Math.max(2, container.cpu) }),
    ...(controls.pids && { PidsLimit: mostProcesses }),
  };
}

function processors(engine: Engine, units: number): number {
  return Math.min(units / unitsOfProcessor, engine.cpus);
}

function resourceLimits(engine: Engine, { ulimits }: ContainerToRun): HostConfig['Ulimits'] {
  const wanted = new Map([['nofile', { soft: openFiles, hard: openFiles }]]);
  for (const { name, soft, hard } of ulimits) wanted.set(name, { soft, hard });
  // Podman wants both of these to be named where it cannot raise them.
  for (const [name, most] of Object.entries(engine.limits ?? {})) {
    const { soft, hard } = wanted.get(name) ?? { soft: most, hard: most };
    wanted.set(name, { soft: Math.min(soft, most), hard: Math.min(hard, most) });
  }
  return [...wanted].map(([Name, { soft, hard }]) => ({ Name, Soft: soft, Hard: hard }));
}

function temporaryFileSystems(
  engine: Engine,
  { tmpfs, mounts, readonlyRootFilesystem }: ContainerToRun,
): Record<string, string> {
  // Podman leaves these writable in a read-only container, and Fargate does not.
  const writable = readonlyRootFilesystem && engine.kind === 'podman' ? podmanWritable : [];
  const mounted = new Set(mounts.map(({ path }) => path));
  const readOnly = writable.filter((path) => !mounted.has(path)).map((path) => [path, 'ro']);
  const wanted = tmpfs.map(({ path, size, options }) => [
    path,
    [`size=${size}m`, ...options].join(','),
  ]);
  return Object.fromEntries([...readOnly, ...wanted]);
}

const podmanWritable = ['/tmp', '/run', '/var/tmp'];
