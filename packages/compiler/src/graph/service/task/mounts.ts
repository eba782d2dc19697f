import type { Task } from '../../../application/application.ts';
import { awsName } from '../../../text/names.ts';

/** A volume of a task and where its container sees it. */
export type TaskVolume = SharedVolume | ScratchVolume;

/** A file system that outlives the task. */
export interface SharedVolume {
  readonly kind: 'shared';
  readonly name: string;
  readonly volume: string;
}

/** A folder that lives and dies with the task. */
export interface ScratchVolume {
  readonly kind: 'scratch';
  readonly name: string;
}

export interface MountPoint {
  readonly SourceVolume: string;
  readonly ContainerPath: string;
  readonly ReadOnly: boolean;
}

/** The volumes of a task, each once however often it is mounted. */
export function volumesOf(task: Task): readonly TaskVolume[] {
  const volumes = [...new Set(task.fileSystems.map((mount) => mount.volume))];
  return [
    ...volumes.map((volume) => ({ kind: 'shared' as const, name: sharedName(volume), volume })),
    ...scratchPaths(task).map((path) => ({ kind: 'scratch' as const, name: scratchName(path) })),
  ];
}

/** Where the container sees its volumes. */
export function mountPointsOf(task: Task): readonly MountPoint[] {
  return [
    ...task.fileSystems.map((mount) => ({
      SourceVolume: sharedName(mount.volume),
      ContainerPath: mount.path,
      ReadOnly: mount.readOnly,
    })),
    ...scratchPaths(task).map((path) => ({
      SourceVolume: scratchName(path),
      ContainerPath: path,
      ReadOnly: false,
    })),
  ];
}

/** The folders that ECS Exec's agent writes to, which it does inside the container. */
const execPaths = ['/var/lib/amazon', '/var/log/amazon'];

function scratchPaths(task: Task): readonly string[] {
  const needsExecPaths = task.exec && task.readonlyRoot;
  return [...new Set([...task.scratch, ...(needsExecPaths ? execPaths : [])])];
}

function sharedName(volume: string): string {
  return awsName(255, 'shared', volume);
}

function scratchName(path: string): string {
  return awsName(255, 'scratch', path.replace(/^\/+|\/+$/g, ''));
}
