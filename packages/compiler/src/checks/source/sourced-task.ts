import type { TaskKind } from '../../application/application.ts';
import type { Facts } from '../../facts/facts.ts';
import type { ServiceSource } from '../../facts/source-facts.ts';
import type { Service } from '../../project/project.ts';
import { onceFor } from '../once-for.ts';
import { composeService, taskNamed } from '../understood.ts';

/** A task of the plan with its Compose service and with what the project's files say about it. */
export interface SourcedTask {
  readonly task: TaskKind;
  readonly service: Service;
  readonly source: ServiceSource;
}

/** Every task of the project; none without the project's files. */
export const sourcedTasks = onceFor((facts: Facts): readonly SourcedTask[] =>
  (facts.sources?.services ?? []).flatMap((source) => {
    const task = taskNamed(facts, source.name);
    const service = composeService(facts, source.name);
    return task && service ? [{ task, service, source }] : [];
  }),
);
