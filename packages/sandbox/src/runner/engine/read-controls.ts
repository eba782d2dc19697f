import type Docker from 'dockerode';
import { askPodman } from './ask-podman.ts';
import type { ResourceControls } from './engine.ts';

/** What an engine says of itself; `Rootless` is Podman's, Docker says it among its options. */
export interface EngineInfo {
  readonly CgroupVersion?: string;
  readonly Rootless?: boolean;
  readonly SecurityOptions?: readonly string[] | null;
  readonly MemoryLimit?: boolean;
  readonly CpuCfsQuota?: boolean;
  readonly PidsLimit?: boolean;
}

/** Which limits an engine can give: with root all, without as far as control groups are handed on. */
export async function readControls(
  docker: Docker,
  kind: 'docker' | 'podman',
  info: EngineInfo,
): Promise<ResourceControls> {
  const isRootless = info.Rootless ?? info.SecurityOptions?.includes('name=rootless') ?? false;
  if (!isRootless) return { memory: true, cpu: true, pids: true };
  // Those of the first kind are root's alone, whatever Podman says.
  if (info.CgroupVersion === '1') return { memory: false, cpu: false, pids: false };
  if (kind === 'docker') {
    const { MemoryLimit: memory = false, CpuCfsQuota: cpu = false, PidsLimit: pids = false } = info;
    return { memory, cpu, pids };
  }
  const { host } = (await askPodman(docker, 'GET', '/libpod/info?')) as PodmanInfo;
  const has = (name: string): boolean => host?.cgroupControllers?.includes(name) ?? false;
  return { memory: has('memory'), cpu: has('cpu'), pids: has('pids') };
}

interface PodmanInfo {
  readonly host?: { readonly cgroupControllers?: readonly string[] | null };
}
