import { createHash } from 'node:crypto';
import type { MountSettings } from 'dockerode';
import type { ContainerToRun, TaskToRun } from '../../task-runner.ts';
import { removeVolume } from '../ownership/remove.ts';
import type { Run } from '../run.ts';
import { runSupport } from '../run-support.ts';

/** A task's volumes in the engine: its own, which end with it, and file systems that outlive it. */
export interface Volumes {
  /** Makes what a container mounts; `declared` are the paths that its image calls volumes. */
  mount(container: ContainerToRun, declared: readonly string[]): Promise<MountSettings[]>;
  /** Removes the task's own. */
  remove(): Promise<void>;
}

/** The volumes of a task; each is made when the first container mounts it. */
export function createVolumes(run: Run, task: TaskToRun): Volumes {
  const own = new Map<string, Promise<void>>();

  function ready(volume: string, copied: boolean): { name: string; done: Promise<void> } {
    const found = task.volumes.find(({ name }) => name === volume);
    if (!found) throw new Error(`The task has no volume ${volume}.`);
    const shared = found.fileSystemId !== undefined;
    const name = engineName(run, found.fileSystemId ?? `${task.taskArn}/${volume}`);
    const volumes = shared ? run.fileSystems : own;
    // Everybody may write to a file system, as through an access point; a volume is root's.
    const mode = shared ? '0777' : copied ? undefined : '0755';
    const done = volumes.get(name) ?? createVolume(run, name, mode);
    volumes.set(name, done);
    return { name, done };
  }

  return {
    mount: ({ mounts }, declared) =>
      Promise.all(
        mounts.map(async ({ volume, path, readonly }) => {
          // An image's files get into a volume only where the image declares one.
          const copied = declared.includes(path);
          const { name, done } = ready(volume, copied);
          await done;
          return mountSettings(name, path, { readonly, copied });
        }),
      ),
    async remove() {
      await Promise.allSettled(own.values());
      await Promise.all([...own.keys()].map((name) => removeVolume(run.engine, name)));
    },
  };
}

async function createVolume(run: Run, name: string, mode: string | undefined): Promise<void> {
  await run.engine.docker.createVolume({ Name: name, Labels: run.labels('volume') });
  if (mode === undefined) return;
  // Whoever mounts it first owns it on Podman: that shall be root.
  await runSupport(run, `chmod ${mode} /volume`, {
    Mounts: [mountSettings(name, '/volume', { readonly: false, copied: false })],
  });
}

function mountSettings(
  source: string,
  path: string,
  { readonly, copied }: { readonly readonly: boolean; readonly copied: boolean },
): MountSettings {
  return {
    Type: 'volume',
    Source: source,
    Target: path,
    ReadOnly: readonly,
    VolumeOptions: { NoCopy: !copied, Labels: {}, DriverConfig: { Name: 'local', Options: {} } },
  };
}

function engineName(run: Run, what: string): string {
  const hash = createHash('sha256').update(what).digest('hex').slice(0, 12);
  return `seaworthy-${run.id}-${hash}`;
}
