import {
  approximated,
  type Dispositions,
  exact,
  localOnly,
  replaced,
  unsupported,
} from './entry.ts';

const afterStart = unsupported('ECS runs nothing after a start; do it in the entrypoint.');
const beforeStop = unsupported('ECS runs nothing before a stop; do it when SIGTERM arrives.');
const logs = replaced('Output goes to CloudWatch Logs, one group for each service.');
const label = localOnly(
  'Labels are for tools on your machine; AWS resources get tags of their own.',
);

/** Keys that say what a container runs and how it is watched and stopped. */
export const processDispositions: Dispositions = {
  'services.*.command': exact('Becomes the container’s command.'),
  'services.*.entrypoint': exact('Becomes the container’s entry point.'),
  'services.*.working_dir': exact('Becomes the container’s working directory.'),
  'services.*.user': exact('Becomes the container’s user.'),
  'services.*.group_add': unsupported('ECS adds no groups; give the user its groups in the image.'),
  'services.*.init': exact(
    'Fargate starts an init process that reaps children and passes signals on.',
  ),
  'services.*.read_only': exact('The root file system becomes read-only.'),
  'services.*.environment': exact(
    'Becomes the container’s environment; secret values come from Secrets Manager, addresses of stores follow the managed ones.',
  ),
  'services.*.env_file': exact('Read when planning, and treated as `environment`.'),
  'services.*.env_file.format': exact('Chooses how the file is read.'),
  'services.*.env_file.path': exact('The file that is read.'),
  'services.*.env_file.required': exact('Whether the file may be missing.'),
  'services.*.healthcheck': approximated(
    'Becomes ECS’s container health check, within its limits.',
  ),
  'services.*.healthcheck.test': exact('ECS runs the same command in the container.'),
  'services.*.healthcheck.disable': exact('No container health check is made.'),
  'services.*.healthcheck.interval': approximated('ECS takes 5 to 300 seconds.'),
  'services.*.healthcheck.timeout': approximated('ECS takes 2 to 60 seconds.'),
  'services.*.healthcheck.retries': approximated('ECS takes 1 to 10.'),
  'services.*.healthcheck.start_period': approximated('ECS takes up to 300 seconds.'),
  'services.*.healthcheck.start_interval': unsupported(
    'ECS probes at one interval, also while the container starts.',
  ),
  'services.*.restart': approximated(
    'ECS replaces a task of a service whenever it stops; `no` makes the service a job that runs once per release.',
  ),
  'services.*.stop_grace_period': approximated(
    'Fargate waits at most 120 seconds between SIGTERM and SIGKILL.',
  ),
  'services.*.stop_signal': unsupported(
    'ECS sends the signal that the image names: put STOPSIGNAL into the Dockerfile.',
  ),
  'services.*.post_start': afterStart,
  'services.*.post_start.command': afterStart,
  'services.*.post_start.environment': afterStart,
  'services.*.post_start.privileged': afterStart,
  'services.*.post_start.user': afterStart,
  'services.*.post_start.working_dir': afterStart,
  'services.*.pre_stop': beforeStop,
  'services.*.pre_stop.command': beforeStop,
  'services.*.pre_stop.environment': beforeStop,
  'services.*.pre_stop.privileged': beforeStop,
  'services.*.pre_stop.user': beforeStop,
  'services.*.pre_stop.working_dir': beforeStop,
  'services.*.logging': logs,
  'services.*.logging.driver': logs,
  'services.*.logging.options': logs,
  'services.*.stdin_open': localOnly(
    'Nobody types into a task; `x-seaworthy: exec: true` opens a shell by ECS Exec.',
  ),
  'services.*.tty': localOnly(
    'Nobody types into a task; `x-seaworthy: exec: true` opens a shell by ECS Exec.',
  ),
  'services.*.annotations': label,
  'services.*.label_file': label,
  'services.*.labels': label,
};
