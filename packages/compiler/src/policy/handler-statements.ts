import type { Graph } from '../graph/graph.ts';
import { handlerActions, type Step } from './handler-permissions.ts';
import type { PolicyStatement } from './policy.ts';
import { type PolicyPlace, projectArns, resourcesOf } from './resource-names.ts';

/**
 * What CloudFormation does in the caller's name with the resources of the templates, and with no
 * others: the same calls made by hand are denied. `passedAnyway`: services that the caller may hand
 * roles to by hand too.
 */
export function handlerStatements(
  graph: Graph,
  steps: readonly Step[],
  place: PolicyPlace,
  passedAnyway: readonly string[],
): readonly PolicyStatement[] {
  const { stacks } = graph;
  const types = new Set(stacks.flatMap(({ resources }) => resources.map(({ type }) => type)));
  const actions = new Set(
    [...types].flatMap((type) => steps.flatMap((step) => handlerActions(type, step))),
  );
  actions.delete('iam:PassRole'); // each service has its own
  const services = steps.includes('create') ? trustedServices(graph) : [];
  const passed = services.filter((service) => !passedAnyway.includes(service));
  return [...grouped([...actions].sort(), place), ...passRoles(passed, place)];
}

/** Actions that are limited to the same resources make a statement. */
function grouped(actions: readonly string[], place: PolicyPlace): readonly PolicyStatement[] {
  const groups = new Map<
    string,
    { readonly resources: readonly string[]; readonly actions: string[] }
  >();
  for (const action of actions) {
    const resources = resourcesOf(action, place);
    const key = resources.join();
    const group = groups.get(key) ?? { resources, actions: [] };
    group.actions.push(action);
    groups.set(key, group);
  }
  const named = new Map<string, number>();
  return [...groups.values()].map((group) => {
    const name = group.resources.includes('*') ? 'Any' : serviceWord(group.actions[0] ?? '');
    const number = (named.get(name) ?? 0) + 1;
    named.set(name, number);
    return {
      Sid: `Stacks${name}${number === 1 ? '' : number}`,
      Effect: 'Allow',
      Action: group.actions,
      Resource: group.resources,
      Condition: byCloudFormation,
    };
  });
}

/** The key is there only when a service of AWS makes the call for somebody. */
export const byCloudFormation = {
  'ForAnyValue:StringEquals': { 'aws:CalledVia': ['cloudformation.amazonaws.com'] },
} as const;

/** Roles that CloudFormation hands to services, each only to one that it trusts. */
function passRoles(services: readonly string[], place: PolicyPlace): readonly PolicyStatement[] {
  if (services.length === 0) return [];
  const statement: PolicyStatement = {
    Sid: 'StacksPassRoles',
    Effect: 'Allow',
    Action: ['iam:PassRole'],
    Resource: [projectArns(place).roles],
    Condition: { ...byCloudFormation, StringEquals: { 'iam:PassedToService': services } },
  };
  return [statement];
}

/** The services that the roles of the templates trust. */
function trustedServices({ stacks }: Graph): readonly string[] {
  const trusts = stacks
    .flatMap(({ resources }) => resources)
    .flatMap(({ properties }) =>
      'AssumeRolePolicyDocument' in properties ? [properties.AssumeRolePolicyDocument] : [],
    );
  const names = JSON.stringify(trusts).match(/[a-z0-9-]+\.amazonaws\.com/g) ?? [];
  return [...new Set(names)].sort();
}

/** `application-autoscaling:Put…` becomes `ApplicationAutoscaling`. */
function serviceWord(action: string): string {
  const [service = ''] = action.split(':');
  return service.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
