import {
  approximated,
  type Dispositions,
  exact,
  localOnly,
  replaced,
  unsupported,
} from './entry.ts';

const size = approximated('Rounded up to the next size that Fargate offers.');
const reservation = approximated(
  'Taken as the size when there is no limit; Fargate reserves what a task may use.',
);
const rollback = replaced(
  'ECS’s circuit breaker goes back to the last working revision by itself.',
);
const retries = replaced(
  'ECS starts a stopped task again, ever more slowly while it keeps failing.',
);
const placement = replaced('Fargate spreads tasks over the zones by itself.');
const graphics = unsupported('Fargate has no GPUs and no other devices; such work belongs on EC2.');

/** Keys that say how many containers run, how large they are and how they are replaced. */
export const deployDispositions: Dispositions = {
  'services.*.scale': exact('The number of tasks.'),
  'services.*.deploy': exact('Says number, size and updates of the tasks.'),
  'services.*.deploy.mode': approximated(
    '`replicated` is what ECS does; Fargate has no machines of yours to run `global` on.',
  ),
  'services.*.deploy.endpoint_mode': replaced(
    'Service Connect finds the tasks behind a name and spreads requests over them.',
  ),
  'services.*.deploy.replicas': exact('The number of tasks, or where autoscaling starts.'),
  'services.*.deploy.labels': localOnly(
    'Labels are for tools on your machine; AWS resources get tags of their own.',
  ),
  'services.*.deploy.update_config': approximated(
    'ECS starts new tasks and stops old ones within limits of its own.',
  ),
  'services.*.deploy.update_config.order': approximated(
    '`start-first` keeps all tasks until new ones are healthy; `stop-first` lets old ones go before.',
  ),
  'services.*.deploy.update_config.delay': replaced(
    'ECS goes on as soon as the new tasks are healthy.',
  ),
  'services.*.deploy.update_config.failure_action': replaced(
    'ECS’s circuit breaker rolls a failing deployment back.',
  ),
  'services.*.deploy.update_config.max_failure_ratio': replaced(
    'ECS’s circuit breaker counts failed tasks.',
  ),
  'services.*.deploy.update_config.monitor': replaced(
    'Health checks and alarms watch a deployment.',
  ),
  'services.*.deploy.update_config.parallelism': replaced(
    'ECS replaces as many tasks at once as capacity allows.',
  ),
  'services.*.deploy.rollback_config': rollback,
  'services.*.deploy.rollback_config.delay': rollback,
  'services.*.deploy.rollback_config.failure_action': rollback,
  'services.*.deploy.rollback_config.max_failure_ratio': rollback,
  'services.*.deploy.rollback_config.monitor': rollback,
  'services.*.deploy.rollback_config.order': rollback,
  'services.*.deploy.rollback_config.parallelism': rollback,
  'services.*.deploy.restart_policy': approximated(
    'ECS replaces a task of a service whenever it stops.',
  ),
  'services.*.deploy.restart_policy.condition': approximated(
    '`none` makes the service a job; with `on-failure` too, ECS replaces tasks that ended well.',
  ),
  'services.*.deploy.restart_policy.delay': retries,
  'services.*.deploy.restart_policy.max_attempts': retries,
  'services.*.deploy.restart_policy.window': retries,
  'services.*.deploy.placement': placement,
  'services.*.deploy.placement.constraints': unsupported('Fargate has no machines to choose from.'),
  'services.*.deploy.placement.max_replicas_per_node': placement,
  'services.*.deploy.placement.preferences': placement,
  'services.*.deploy.placement.preferences.spread': placement,
  'services.*.deploy.resources': size,
  'services.*.deploy.resources.limits': size,
  'services.*.deploy.resources.limits.cpus': size,
  'services.*.deploy.resources.limits.memory': size,
  'services.*.deploy.resources.limits.pids': unsupported(
    'Fargate sets its own limit on processes.',
  ),
  'services.*.deploy.resources.reservations': reservation,
  'services.*.deploy.resources.reservations.cpus': reservation,
  'services.*.deploy.resources.reservations.memory': reservation,
  'services.*.deploy.resources.reservations.devices': graphics,
  'services.*.deploy.resources.reservations.devices.capabilities': graphics,
  'services.*.deploy.resources.reservations.devices.count': graphics,
  'services.*.deploy.resources.reservations.devices.device_ids': graphics,
  'services.*.deploy.resources.reservations.devices.driver': graphics,
  'services.*.deploy.resources.reservations.devices.options': graphics,
  'services.*.deploy.resources.reservations.generic_resources': graphics,
  'services.*.deploy.resources.reservations.generic_resources.discrete_resource_spec': graphics,
  'services.*.deploy.resources.reservations.generic_resources.discrete_resource_spec.kind':
    graphics,
  'services.*.deploy.resources.reservations.generic_resources.discrete_resource_spec.value':
    graphics,
  'services.*.cpus': size,
  'services.*.mem_limit': size,
  'services.*.mem_reservation': reservation,
};
