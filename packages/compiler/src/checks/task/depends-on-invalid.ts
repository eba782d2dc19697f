import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { declareDiagnostics } from '../../diagnostics/diagnostic.ts';
import type { ContainerFact, DependencyFact } from '../../facts/cloud/task.ts';
import type { Facts } from '../../facts/facts.ts';
import { about, nameOf, withSeverity } from '../about.ts';
import type { Check } from '../check.ts';
import { taskSetsOf } from '../task-sets.ts';
import { taskNamed } from '../understood.ts';

interface Parameters {
  readonly what: string;
  readonly mend: string;
}

const problems = declareDiagnostics({
  'depends-on-invalid': {
    severity: 'error',
    message: ({ what }: Parameters) => what,
    help: ({ mend }: Parameters) => mend,
  },
});

/** Start orders that ECS refuses inside a task, or does not keep between services. */
export const dependsOnInvalid: Check = {
  code: 'depends-on-invalid',
  *run(facts) {
    for (const set of taskSetsOf(facts.cloud)) {
      const why = reasonFor(set.definition.containers);
      if (why === undefined) continue;
      const found = {
        what: `The start order in ${nameOf(set)} is refused: ${why}.`,
        mend: orderMend,
      };
      yield about(set, problems['depends-on-invalid'](undefined, found));
    }
    yield* checkServices(facts);
  },
};

const orderMend =
  'Wait with HEALTHY only for a container that has a health check, with COMPLETE or SUCCESS only for one that is not essential, and in no circle.';

function reasonFor(containers: readonly ContainerFact[]): string | undefined {
  const byName = new Map(containers.map((container) => [container.name, container]));
  for (const container of containers) {
    const { name, startTimeout } = container;
    if (startTimeout !== undefined && (startTimeout < 2 || startTimeout > 120))
      return `the start timeout of ${name} is ${startTimeout} s, and ECS takes 2 to 120`;
    for (const dependency of container.dependsOn) {
      const why = refusal(name, dependency, byName.get(dependency.container));
      if (why !== undefined) return why;
    }
    if (waitsForItself(container, byName)) return `${name} waits for itself`;
  }
  return undefined;
}

function refusal(
  name: string,
  { container, condition }: DependencyFact,
  target: ContainerFact | undefined,
): string | undefined {
  if (!target) return `${name} waits for ${container}, which the task does not have`;
  if (condition === 'HEALTHY' && !target.health)
    return `${name} waits until ${container} is healthy, which has no health check`;
  if ((condition === 'COMPLETE' || condition === 'SUCCESS') && target.essential)
    return `${name} waits until ${container} has ended, whose end would stop the task`;
  return undefined;
}

function waitsForItself(start: ContainerFact, byName: ReadonlyMap<string, ContainerFact>): boolean {
  const seen = new Set<string>();
  const open = start.dependsOn.map(({ container }) => container);
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (name === start.name) return true;
    if (seen.has(name)) continue;
    seen.add(name);
    open.push(...(byName.get(name)?.dependsOn ?? []).map(({ container }) => container));
  }
  return false;
}

/** Services start side by side; only jobs are waited for. */
function* checkServices({ application, ...facts }: Facts): Generator<Diagnostic> {
  for (const service of application?.services ?? []) {
    // What else starts beside a service cannot find it at all: `application/name-unknown`.
    if (service.kind !== 'web' && service.kind !== 'worker') continue;
    for (const dependency of service.dependsOn) {
      const target = application && taskNamed({ ...facts, application }, dependency.service);
      if (target?.kind !== 'web' && target?.kind !== 'worker') continue;
      if (dependency.condition === 'service_completed_successfully') continue;
      const found = {
        what: `${service.name} starts beside ${dependency.service}, not after it: between services ECS keeps no order.`,
        mend: `Let ${service.name} try again until ${dependency.service} answers.`,
      };
      const finding = problems['depends-on-invalid'](dependency.span, found);
      yield about({ id: service.name, owner: service.name }, withSeverity('advice', finding));
    }
  }
}
