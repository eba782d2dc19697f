import type { Diagnostic } from '@seaworthy/compiler';
import { rehearsalProblems } from './rehearsal-diagnostics.ts';
import type { RehearsalRequest } from './rehearse.ts';

/** The request with only the services that were asked for, and the jobs that they wait for. */
export function selectServices(request: RehearsalRequest): RehearsalRequest {
  const { services: names, application, graph, templates } = request;
  if (names.length === 0) return request;
  const isSelected = (name: string): boolean =>
    names.includes(name) ||
    application.services.some(
      (service) =>
        service.kind === 'job' &&
        service.name === name &&
        service.before.some((after) => names.includes(after)),
    );
  const stacks = graph.stacks.filter(({ service }) => service === undefined || isSelected(service));
  const kept = new Set(stacks.map(({ name }) => name));
  return {
    ...request,
    application: {
      ...application,
      services: application.services.filter(({ name }) => isSelected(name)),
    },
    graph: { ...graph, stacks },
    templates: templates.filter(({ stack }) => kept.has(stack)),
  };
}

/** Services that the selected ones address and that are left out, each at the place of the link. */
export function leftOutServices(
  { application: { links, services: all } }: RehearsalRequest,
  { application: { services: selected } }: RehearsalRequest,
): readonly Diagnostic[] {
  const isIn = (services: typeof all, name: string): boolean =>
    services.some((service) => service.name === name);
  return links
    .filter(({ from, to }) => isIn(selected, from) && isIn(all, to) && !isIn(selected, to))
    .map(({ from, to, because }) => ({
      ...rehearsalProblems['rehearse/service-left-out'](because.span, {
        service: from,
        missing: to,
      }),
      owner: from,
    }));
}
