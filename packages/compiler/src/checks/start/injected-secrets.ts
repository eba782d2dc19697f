import type { Fact } from '../../facts/cloud/fact.ts';
import type { CloudFacts } from '../../facts/cloud-facts.ts';
import { onceFor } from '../once-for.ts';
import { parseSecretReference, type SecretReference } from '../secret-reference.ts';
import { taskSetsOf } from '../task-sets.ts';

/** A variable that AWS fills from a secret before a container starts. */
export interface InjectedSecret extends SecretReference {
  /** The service it is for. */
  readonly subject: Fact;
  readonly variable: string;
  /** Roles that fetch it, and that the application itself has. */
  readonly executionRole?: string;
  readonly taskRole?: string;
}

/** Every injected secret, of tasks and of Batch jobs. */
export const injectedSecretsOf = onceFor((cloud: CloudFacts): readonly InjectedSecret[] => [
  ...taskSetsOf(cloud).flatMap((set) =>
    set.definition.containers.flatMap(({ secrets }) =>
      secrets.map(({ name, valueFrom }) => ({
        ...parseSecretReference(cloud, valueFrom),
        ...rolesOf(set.definition.executionRole, set.definition.taskRole),
        subject: set,
        variable: name,
      })),
    ),
  ),
  ...cloud.batchDefinitions.flatMap((definition) =>
    definition.secrets.map(({ name, valueFrom }) => ({
      ...parseSecretReference(cloud, valueFrom),
      ...rolesOf(definition.executionRole, definition.jobRole),
      subject: definition,
      variable: name,
    })),
  ),
]);

function rolesOf(executionRole: string | undefined, taskRole: string | undefined) {
  return {
    ...(executionRole !== undefined && { executionRole }),
    ...(taskRole !== undefined && { taskRole }),
  };
}

/** What the user knows a secret as: its name, else AWS's id without the way to it. */
export function secretName({ base, fact }: SecretReference): string {
  return fact?.name ?? base.slice(Math.max(base.lastIndexOf('/'), base.lastIndexOf(':')) + 1);
}
