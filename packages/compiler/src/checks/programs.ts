import type { BatchDefinitionFact } from '../facts/cloud/data.ts';
import type { Fact, Placement } from '../facts/cloud/fact.ts';
import type { SecretReferenceFact, VariableFact } from '../facts/cloud/task.ts';
import type { CloudFacts } from '../facts/cloud-facts.ts';
import { mostTasks } from './most-tasks.ts';
import { onceFor } from './once-for.ts';
import { keyOf, parseSecretReference } from './secret-reference.ts';
import { type TaskSet, taskSetsOf } from './task-sets.ts';

/** Something that runs with variables: a set of tasks, or the jobs of a Batch worker. */
export interface Program extends Fact {
  readonly kind: TaskSet['kind'] | 'batch';
  readonly placement: Placement;
  /** Variables with their values as far as they can be known: secret parts are left out. */
  readonly variables: readonly VariableFact[];
  /** How many of it may run at once while it scales out and is deployed. */
  readonly atMost: number;
}

/** Every program. */
export const programsOf = onceFor((cloud: CloudFacts): readonly Program[] => [
  ...taskSetsOf(cloud).map((set) => fromTasks(cloud, set)),
  ...cloud.batchDefinitions.map((definition) => fromBatch(cloud, definition)),
]);

function fromTasks(cloud: CloudFacts, set: TaskSet): Program {
  const { service, definition, placement } = set;
  const tasks = service ? (mostTasks(cloud, service) * service.maximumPercent) / 100 : 1;
  const variables = definition.containers.flatMap((container) => knownVariables(cloud, container));
  return { ...subjectOf(set), kind: set.kind, placement, variables, atMost: tasks };
}

function fromBatch(cloud: CloudFacts, definition: BatchDefinitionFact): Program {
  const environment = cloud.batchEnvironments.find(({ owner }) => owner === definition.owner);
  const vcpus = definition.vcpus === 'unknown' ? 1 : definition.vcpus;
  return {
    ...subjectOf(definition),
    kind: 'batch',
    placement: environment?.placement ?? nowhere,
    variables: knownVariables(cloud, definition),
    atMost: environment ? Math.floor(environment.maximumVcpus / vcpus) : 1,
  };
}

const nowhere: Placement = {
  subnets: 'unknown',
  securityGroups: 'unknown',
  publicAddress: 'unknown',
};

function subjectOf({ id, span, owner }: Fact): Fact {
  return { id, ...(span && { span }), ...(owner !== undefined && { owner }) };
}

interface Variables {
  readonly environment: readonly VariableFact[];
  readonly secrets: readonly SecretReferenceFact[];
}

/** Plain variables, and those whose secret the template composes. */
function knownVariables(
  cloud: CloudFacts,
  { environment, secrets }: Variables,
): readonly VariableFact[] {
  const composed = secrets.flatMap(({ name, valueFrom }) => {
    const { key, fact } = parseSecretReference(cloud, valueFrom);
    const value = fact && keyOf(fact.content, key)?.shape;
    return value === undefined ? [] : [{ name, value }];
  });
  return composed.length > 0 ? [...environment, ...composed] : environment;
}
