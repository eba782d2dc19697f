import { approximated, type Dispositions, exact, unsupported } from './entry.ts';

const schedulerDetail = unsupported('Fargate shares out processor time by the task’s size alone.');
const devices = unsupported('Fargate has no devices to give to a container.');
const graphics = unsupported('Fargate has no GPUs; such work belongs on EC2.');
const diskRates = unsupported('Fargate does not limit reads and writes.');
const noSwap = unsupported('Fargate has no swap space.');
const outOfMemory = unsupported(
  'A container that needs more than the task’s memory is always stopped.',
);
const namespaces = unsupported(
  'Each task is alone on its virtual machine and shares nothing with a host.',
);
const windows = unsupported('This is for Windows containers; tasks run Linux.');

/** Keys that reach below the container, where Fargate is in charge. */
export const hardwareDispositions: Dispositions = {
  'services.*.cap_add': approximated(
    'Fargate adds SYS_PTRACE and no other; what every container has anyway stays.',
  ),
  'services.*.cap_drop': exact('The container gives up these capabilities.'),
  'services.*.privileged': unsupported('Fargate runs no privileged containers.'),
  'services.*.security_opt': unsupported('Fargate sets the security profile itself.'),
  'services.*.sysctls': unsupported(
    'Kernel parameters are not carried over; the task runs with Fargate’s own.',
  ),
  'services.*.ulimits': approximated('Only `nofile` can be changed on Fargate.'),
  'services.*.ulimits.*.hard': approximated('Only `nofile` can be changed on Fargate.'),
  'services.*.ulimits.*.soft': approximated('Only `nofile` can be changed on Fargate.'),
  'services.*.pids_limit': unsupported('Fargate sets its own limit on processes.'),
  'services.*.shm_size': unsupported(
    'Fargate cannot enlarge /dev/shm; give Chromium --disable-dev-shm-usage.',
  ),
  'services.*.memswap_limit': noSwap,
  'services.*.mem_swappiness': noSwap,
  'services.*.oom_kill_disable': outOfMemory,
  'services.*.oom_score_adj': outOfMemory,
  'services.*.cpu_count': schedulerDetail,
  'services.*.cpu_percent': schedulerDetail,
  'services.*.cpu_period': schedulerDetail,
  'services.*.cpu_quota': schedulerDetail,
  'services.*.cpu_rt_period': schedulerDetail,
  'services.*.cpu_rt_runtime': schedulerDetail,
  'services.*.cpu_shares': schedulerDetail,
  'services.*.cpuset': schedulerDetail,
  'services.*.device_cgroup_rules': devices,
  'services.*.devices': devices,
  'services.*.devices.permissions': devices,
  'services.*.devices.source': devices,
  'services.*.devices.target': devices,
  'services.*.gpus': graphics,
  'services.*.gpus.capabilities': graphics,
  'services.*.gpus.count': graphics,
  'services.*.gpus.device_ids': graphics,
  'services.*.gpus.driver': graphics,
  'services.*.gpus.options': graphics,
  'services.*.blkio_config': diskRates,
  'services.*.blkio_config.device_read_bps': diskRates,
  'services.*.blkio_config.device_read_bps.path': diskRates,
  'services.*.blkio_config.device_read_bps.rate': diskRates,
  'services.*.blkio_config.device_read_iops': diskRates,
  'services.*.blkio_config.device_read_iops.path': diskRates,
  'services.*.blkio_config.device_read_iops.rate': diskRates,
  'services.*.blkio_config.device_write_bps': diskRates,
  'services.*.blkio_config.device_write_bps.path': diskRates,
  'services.*.blkio_config.device_write_bps.rate': diskRates,
  'services.*.blkio_config.device_write_iops': diskRates,
  'services.*.blkio_config.device_write_iops.path': diskRates,
  'services.*.blkio_config.device_write_iops.rate': diskRates,
  'services.*.blkio_config.weight': diskRates,
  'services.*.blkio_config.weight_device': diskRates,
  'services.*.blkio_config.weight_device.path': diskRates,
  'services.*.blkio_config.weight_device.weight': diskRates,
  'services.*.cgroup': namespaces,
  'services.*.cgroup_parent': namespaces,
  'services.*.ipc': namespaces,
  'services.*.pid': namespaces,
  'services.*.userns_mode': namespaces,
  'services.*.uts': namespaces,
  'services.*.runtime': namespaces,
  'services.*.use_api_socket': unsupported(
    'There is no Docker on Fargate whose socket could be used.',
  ),
  'services.*.credential_spec': windows,
  'services.*.credential_spec.config': windows,
  'services.*.credential_spec.file': windows,
  'services.*.credential_spec.registry': windows,
  'services.*.isolation': windows,
};
