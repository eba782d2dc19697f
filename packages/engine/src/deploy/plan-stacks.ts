import type { Application, Graph, Template } from '@seaworthy/compiler';
import { type StackDeployment, type StackService, tagsFor } from './stack-deployment.ts';

/** What a plan deploys. */
export interface PlannedStacks {
  readonly application: Application;
  readonly graph: Graph;
  readonly templates: readonly Template[];
}

/** The stacks of a plan, in the order of their deployment, with the parameters that `given` knows. */
export function planStacks(
  { application, graph, templates }: PlannedStacks,
  given: (stack: string, service: string | undefined) => Readonly<Record<string, string>>,
): readonly StackDeployment[] {
  const tags = tagsFor({ project: application.name, environment: application.environment });
  return templates.map(({ stack: name, layer, body }) => {
    const stack = graph.stacks.find((candidate) => candidate.name === name);
    const declared = new Set(stack?.parameters.map(({ id }) => id));
    const service = serviceOf(stack?.service, application);
    return {
      name,
      layer,
      body,
      tags,
      parameters: Object.fromEntries(
        Object.entries(given(name, stack?.service)).filter(([id]) => declared.has(id)),
      ),
      ...(service && { service }),
    };
  });
}

function serviceOf(
  name: string | undefined,
  { services, links }: Application,
): StackService | undefined {
  const service = services.find((candidate) => candidate.name === name);
  if (!service) return undefined;
  const addressed = new Set(links.flatMap(({ from, to }) => (from === name ? [to] : [])));
  const after = services.flatMap((other) =>
    other !== service && addressed.has(other.name) ? [other.name] : [],
  );
  return { name: service.name, kind: service.kind, after };
}
