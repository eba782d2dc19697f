import type { Identity } from './aws/identity.ts';
import type { CertificateAuthority } from './certificates/certificate-authority.ts';
import type { TaskDefinitions } from './ecs/task-definition.ts';
import type { Tasks } from './ecs/tasks.ts';
import type { Roles } from './iam/roles.ts';
import type { Repositories } from './images/repositories.ts';
import type { TargetGroups } from './load-balancing/target-groups.ts';
import type { Logs } from './logs/logs.ts';
import type { Network } from './network/network.ts';
import type { Observe } from './observation.ts';
import type { Parameters } from './parameters/parameters.ts';
import type { Secrets } from './secrets/secrets.ts';
import type { Clock } from './time/clock.ts';
import type { Waits } from './time/waits.ts';

/**
 * The parts of a local AWS, each with one job. A part's constructor names those that it needs
 * (`Pick<Account, 'clock' | 'network'>`), never the whole.
 */
export interface Account {
  readonly identity: Identity;
  readonly clock: Clock;
  readonly waits: Waits;
  readonly observe: Observe;
  readonly certificates: CertificateAuthority;
  readonly network: Network;
  readonly roles: Roles;
  readonly secrets: Secrets;
  readonly parameters: Parameters;
  readonly logs: Logs;
  readonly repositories: Repositories;
  readonly targetGroups: TargetGroups;
  readonly definitions: TaskDefinitions;
  readonly tasks: Tasks;
}
