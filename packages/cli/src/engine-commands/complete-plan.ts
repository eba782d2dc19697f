import type { Plan } from '@seaworthy/compiler';

/** A plan in which every stage ran. */
export type CompletePlan = Required<Pick<Plan, 'application' | 'graph' | 'project' | 'cost'>> &
  Pick<Plan, 'templates'>;

/** Undefined when a stage could not run. */
export function completePlan(plan: Plan): CompletePlan | undefined {
  const { application, graph, project, cost, templates } = plan;
  if (!application || !graph || !project || !cost) return undefined;
  return { application, graph, project, cost, templates };
}
