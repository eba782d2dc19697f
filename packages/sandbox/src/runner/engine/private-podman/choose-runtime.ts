import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { EngineUnavailable } from '../engine.ts';

/** `runc` where control groups are of the first or the mixed kind: `crun` refuses the mixed one. */
export async function chooseRuntime(): Promise<'runc' | 'crun'> {
  if (await programPath('runc')) return 'runc';
  if ((await hasUnifiedControlGroups()) && (await programPath('crun'))) return 'crun';
  throw new EngineUnavailable(
    'Podman is installed, but no container runtime that works on this machine: apt-get install runc',
  );
}

/** Where a program is on the PATH. */
export async function programPath(name: string): Promise<string | undefined> {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  for (const folder of [...folders, '/usr/sbin', '/sbin']) {
    const path = join(folder, name);
    if (await isExecutable(path)) return path;
  }
  return undefined;
}

const isExecutable = (path: string) =>
  access(path, constants.X_OK).then(
    () => true,
    () => false,
  );

const hasUnifiedControlGroups = () =>
  access('/sys/fs/cgroup/cgroup.controllers').then(
    () => true,
    () => false,
  );
