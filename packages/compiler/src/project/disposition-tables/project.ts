import { approximated, type Dispositions, exact, localOnly } from './entry.ts';

const included = exact('The other Compose file is read and becomes part of the project.');
const extended = exact('The service starts from the one it extends.');
const watched = localOnly('Watching and syncing source code is for development.');

/** Keys that say what belongs to the project. */
export const projectDispositions: Dispositions = {
  version: localOnly('Obsolete: Compose and Seaworthy both ignore it.'),
  name: exact('Part of the names of everything on AWS.'),
  include: included,
  'include.path': included,
  'include.env_file': exact('Gives the variables for interpolating the included file.'),
  'include.project_directory': exact('Relative paths of the included file start there.'),
  services: exact('Each service gets a role: web service, worker, job, site or managed store.'),
  'services.*.profiles': exact('Services of profiles that are not active are left out.'),
  'services.*.extends': extended,
  'services.*.extends.file': extended,
  'services.*.extends.service': extended,
  'services.*.depends_on': approximated(
    'Jobs run before the services that wait for them; services start side by side and must retry until the others answer.',
  ),
  'services.*.depends_on.*.condition': approximated(
    '`service_completed_successfully` makes the other one a job that runs before; ECS does not wait for the other two.',
  ),
  'services.*.depends_on.*.required': exact('Whether the other service may be missing.'),
  'services.*.depends_on.*.restart': localOnly(
    'On ECS a service stays up when another is replaced.',
  ),
  'services.*.attach': localOnly('Chooses whose output `docker compose up` shows.'),
  'services.*.develop': watched,
  'services.*.develop.watch': watched,
  'services.*.develop.watch.action': watched,
  'services.*.develop.watch.exec': watched,
  'services.*.develop.watch.exec.command': watched,
  'services.*.develop.watch.exec.environment': watched,
  'services.*.develop.watch.exec.privileged': watched,
  'services.*.develop.watch.exec.user': watched,
  'services.*.develop.watch.exec.working_dir': watched,
  'services.*.develop.watch.ignore': watched,
  'services.*.develop.watch.include': watched,
  'services.*.develop.watch.initial_sync': watched,
  'services.*.develop.watch.path': watched,
  'services.*.develop.watch.target': watched,
};
