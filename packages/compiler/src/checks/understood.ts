import type { Application, ApplicationService, Task } from '../application/application.ts';
import type { Facts } from '../facts/facts.ts';
import type { Project, Service } from '../project/project.ts';
import { onceFor } from './once-for.ts';

type TaskService = Exclude<ApplicationService, { readonly kind: 'site' }>;

const index = onceFor((application: Application) => ({
  tasks: new Map(
    application.services.flatMap((service) =>
      service.kind === 'site' ? [] : [[service.name, service] as const],
    ),
  ),
}));

const indexProject = onceFor(
  (project: Project) => new Map(project.services.map((service) => [service.name, service])),
);

/** What the project's service of this name became, if it is known and runs as a task. */
export function taskNamed(facts: Facts, name: string | undefined): TaskService | undefined {
  return facts.application && index(facts.application).tasks.get(name ?? '');
}

/** The service as the Compose files have it. */
export function composeService(facts: Facts, name: string | undefined): Service | undefined {
  return facts.project && indexProject(facts.project).get(name ?? '');
}

/** The binding of a task's environment variable, for its place in the files. */
export function bindingOf(task: Task | undefined, variable: string) {
  return task?.environment.find((binding) => binding.name === variable);
}
