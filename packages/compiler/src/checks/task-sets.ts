import type { Fact, Placement } from '../facts/cloud/fact.ts';
import type { ServiceFact, TaskDefinitionFact } from '../facts/cloud/task.ts';
import type { CloudFacts } from '../facts/cloud-facts.ts';
import { factNamed } from './fact-named.ts';
import { onceFor } from './once-for.ts';

/** Tasks that are started from one definition in one place: a service's, a schedule's or a job's. */
export interface TaskSet extends Fact {
  readonly kind: 'service' | 'schedule' | 'job';
  readonly definition: TaskDefinitionFact;
  readonly placement: Placement;
  /** Set for a service. */
  readonly service?: ServiceFact;
}

const anywhere: Placement = {
  subnets: 'unknown',
  securityGroups: 'unknown',
  publicAddress: 'unknown',
};

/** Every set of tasks; a definition that nothing runs counts as a job whose place is unknown. */
export const taskSetsOf = onceFor((cloud: CloudFacts): readonly TaskSet[] => {
  const services = cloud.services.flatMap((service) =>
    setOf(cloud, 'service', service, { service }),
  );
  const runs = cloud.taskRuns.flatMap((run) => setOf(cloud, run.kind, run));
  const used = new Set([...services, ...runs].map((set) => set.definition));
  const idle = cloud.taskDefinitions
    .filter((definition) => !used.has(definition))
    .map(
      (definition) => ({ ...definition, kind: 'job', definition, placement: anywhere }) as const,
    );
  return [...services, ...runs, ...idle];
});

interface Starter extends Fact {
  readonly taskDefinition: string;
  readonly placement: Placement;
}

function setOf(
  cloud: CloudFacts,
  kind: TaskSet['kind'],
  { id, span, owner, taskDefinition, placement }: Starter,
  service: Pick<TaskSet, 'service'> = {},
): readonly TaskSet[] {
  const definition = factNamed(cloud.taskDefinitions, taskDefinition);
  if (!definition) return [];
  return [
    {
      id,
      ...(span && { span }),
      ...(owner !== undefined && { owner }),
      kind,
      definition,
      placement,
      ...service,
    },
  ];
}
