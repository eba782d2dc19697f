import type { KeyUse } from '../../project/dispositions.ts';
import type { Service } from '../../project/project.ts';
import { problems } from '../application-diagnostics.ts';
import type { Report } from '../understanding.ts';

/** Says what a service asks of its host that Fargate does not give. */
export function checkHostNeeds(
  service: Service,
  kernelKeys: readonly KeyUse[],
  report: Report,
): void {
  const { name, privileged, devices, shmSize, extraHosts, ulimits } = service;
  if (privileged?.value) report(problems['application/privileged'](privileged.span, { name }));
  for (const device of devices) {
    report(problems['application/devices'](device.span, { name, device: device.value }));
  }
  if (shmSize) report(problems['application/shm-size'](shmSize.span, { name }));
  for (const { value, span } of extraHosts) {
    report(problems['application/extra-hosts'](span, { name, host: value.split('=')[0] ?? value }));
  }
  for (const ulimit of ulimits) {
    if (ulimit.name === 'nofile') continue;
    report(problems['application/ulimit'](ulimit.span, { name, ulimit: ulimit.name }));
  }
  checkNetworkMode(service, report);
  for (const key of kernelKeys) reportKernelKey(name, key, report);
}

function checkNetworkMode({ name, networkMode }: Service, report: Report): void {
  if (!networkMode || /^(?:bridge|default)$/.test(networkMode.value)) return;
  if (networkMode.value === 'host') {
    report(problems['application/host-network'](networkMode.span, { name }));
  } else {
    const mode = networkMode.value;
    report(problems['application/network-mode'](networkMode.span, { name, mode }));
  }
}

function reportKernelKey(name: string, { path, span }: KeyUse, report: Report): void {
  const key = path.slice(path.lastIndexOf('.') + 1);
  if (key === 'gpus' || key === 'devices') report(problems['application/gpu'](span, { name }));
  else if (key === 'use_api_socket') report(problems['application/docker-socket'](span, { name }));
  else report(problems['application/kernel-setting'](span, { name, key }));
}

/** Keys of services that change the kernel's view of a container, by service. */
export function kernelKeysByService(
  keys: readonly KeyUse[],
): ReadonlyMap<string, readonly KeyUse[]> {
  const byService = new Map<string, KeyUse[]>();
  for (const key of keys) {
    if (!kernelKeys.has(key.path)) continue;
    const end = key.path.length - 'services.*'.length;
    const name = key.writtenPath.slice('services.'.length, key.writtenPath.length - end);
    const same = byService.get(name);
    if (same) same.push(key);
    else byService.set(name, [key]);
  }
  return byService;
}

const kernelKeys: ReadonlySet<string> = new Set(
  [
    'pid',
    'ipc',
    'uts',
    'userns_mode',
    'cgroup',
    'cgroup_parent',
    'runtime',
    'sysctls',
    'gpus',
    'deploy.resources.reservations.devices',
    'use_api_socket',
  ].map((key) => `services.*.${key}`),
);
