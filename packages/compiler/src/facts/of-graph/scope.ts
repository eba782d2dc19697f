import type { Graph, Parameter, Resource, Stack } from '../../graph/graph.ts';
import type { Intrinsic } from '../../graph/intrinsics.ts';

/** What the names in one stack's template mean. */
export interface Scope {
  readonly stack: string;
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly conditions: Readonly<Record<string, Intrinsic>>;
  readonly handovers: Handovers;
}

/**
 * Values that stacks hand to each other through SSM parameters, by the parameter's path. `values`
 * keeps what was resolved: every service takes the same few.
 */
export interface Handovers {
  readonly givers: ReadonlyMap<string, Giver>;
  readonly values: Map<string, unknown>;
}

/** The SSM parameter that gives a value, and the scope that its value is written in. */
export interface Giver {
  readonly value: unknown;
  readonly scope: Scope;
}

export type Scopes = ReadonlyMap<Stack, Scope>;

/** One scope a stack, all sharing the values that stacks hand over. */
export function scopesOf(graph: Graph): Scopes {
  const givers = new Map<string, Giver>();
  const handovers: Handovers = { givers, values: new Map() };
  const scopes = new Map<Stack, Scope>();
  for (const stack of graph.stacks) {
    const scope: Scope = {
      stack: stack.name,
      parameters: new Map(stack.parameters.map((parameter) => [parameter.id, parameter])),
      conditions: stack.conditions,
      handovers,
    };
    scopes.set(stack, scope);
    for (const resource of stack.resources) collectGiver(resource, scope, givers);
  }
  return scopes;
}

function collectGiver(resource: Resource, scope: Scope, givers: Map<string, Giver>): void {
  if (resource.type !== 'AWS::SSM::Parameter') return;
  const { Name, Value } = resource.properties as Resource<'AWS::SSM::Parameter'>['properties'];
  if (typeof Name === 'string') givers.set(Name, { value: Value, scope });
}
