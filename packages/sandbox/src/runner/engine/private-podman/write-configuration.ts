import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ResourceLimits } from '../engine.ts';
import type { PrivateFolders } from './private-folders.ts';
import { makeRuntimeFolder } from './runtime-folder.ts';

export interface PodmanSettings {
  readonly runtime: 'runc' | 'crun';
  readonly limits: ResourceLimits | undefined;
  readonly root: boolean;
}

/** Writes Podman's settings; the answer is the environment that makes it use them and no others. */
export async function writeConfiguration(
  folders: PrivateFolders,
  settings: PodmanSettings,
): Promise<Readonly<Record<string, string>>> {
  const files = {
    CONTAINERS_CONF: ['containers.conf', containersConfiguration(folders, settings)],
    CONTAINERS_STORAGE_CONF: ['storage.conf', storageConfiguration(folders)],
    // Short names of Compose files are Docker Hub's.
    CONTAINERS_REGISTRIES_CONF: [
      'registries.conf',
      'unqualified-search-registries = ["docker.io"]\n',
    ],
  } as const;
  const environment: Record<string, string> = settings.root
    ? {}
    : { XDG_RUNTIME_DIR: await makeRuntimeFolder(folders) };
  for (const [variable, [file, text]] of Object.entries(files)) {
    environment[variable] = join(folders.cache, file);
    await writeFile(join(folders.cache, file), text);
  }
  return environment;
}

function containersConfiguration(folders: PrivateFolders, settings: PodmanSettings): string {
  const { runtime, limits, root } = settings;
  // Without systemd, only root can make control groups, and does it itself.
  const controlGroups = root || !existsSync('/run/systemd/system') ? 'cgroupfs' : 'systemd';
  const ulimits = limits
    ? [`nofile=${limits.nofile}:${limits.nofile}`, `nproc=${limits.nproc}:${limits.nproc}`]
    : [];
  return `[containers]
default_ulimits = ${JSON.stringify(ulimits)}
base_hosts_file = "none"

[engine]
runtime = ${JSON.stringify(runtime)}
cgroup_manager = ${JSON.stringify(controlGroups)}
events_logger = "file"
lock_type = "file"
# Else what watches a command in a container would stay for five minutes after it.
exit_command_delay = 1
tmp_dir = ${JSON.stringify(join(folders.state, 'engine'))}
# What it knows of containers, their environment included, is not to outlive the run.
static_dir = ${JSON.stringify(join(folders.state, 'containers'))}
`;
}

function storageConfiguration(folders: PrivateFolders): string {
  const images = JSON.stringify(join(folders.cache, 'storage'));
  return `[storage]
driver = "overlay"
graphroot = ${images}
rootless_storage_path = ${images}
runroot = ${JSON.stringify(join(folders.state, 'run'))}
`;
}
