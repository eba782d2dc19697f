import { composeProblems } from './compose-diagnostics.ts';
import type { Dependency, Service } from './project.ts';
import type { Reading } from './reading.ts';

/** Tells each circle of services that wait for each other, at the dependency that closes it. */
export function checkDependencyCycles(services: readonly Service[], reading: Reading): void {
  const byName = new Map(services.map((service) => [service.name, service]));
  const finished = new Set<string>();
  for (const { name } of services) walk(name, byName, finished, reading);
}

/** A service on the way, and how many of its dependencies have been followed. */
interface Step {
  readonly name: string;
  readonly dependencies: readonly Dependency[];
  followed: number;
}

/** Depth first with its own stack: a chain may be as long as the project. */
function walk(
  start: string,
  byName: ReadonlyMap<string, Service>,
  finished: Set<string>,
  reading: Reading,
): void {
  const way: Step[] = [];
  const onWay = new Map<string, number>();
  const enter = (name: string) => {
    if (finished.has(name)) return;
    onWay.set(name, way.length);
    way.push({ name, dependencies: byName.get(name)?.dependsOn ?? [], followed: 0 });
  };
  enter(start);
  for (let step = way.at(-1); step; step = way.at(-1)) {
    const dependency = step.dependencies[step.followed];
    step.followed += 1;
    if (!dependency) {
      way.pop();
      onWay.delete(step.name);
      finished.add(step.name);
      continue;
    }
    const { service, span } = dependency;
    const earlier = onWay.get(service);
    if (earlier === undefined) enter(service);
    else {
      const cycle = [...way.slice(earlier).map(({ name }) => name), service];
      reading.report(composeProblems['compose/dependency-cycle'](span, { cycle }));
    }
  }
}
