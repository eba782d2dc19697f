import type { Output, Parameter, Resource, Stack } from '../graph.ts';

/** What a builder adds to a stack. */
export interface Parts {
  readonly parameters?: readonly Parameter[];
  readonly conditions?: Stack['conditions'];
  readonly resources: readonly Resource[];
  readonly outputs?: readonly Output[];
}

/** All parts in their order. */
export function joinParts(...parts: readonly Parts[]): Required<Parts> {
  return {
    parameters: parts.flatMap((part) => part.parameters ?? []),
    conditions: Object.assign({}, ...parts.map((part) => part.conditions ?? {})),
    resources: parts.flatMap((part) => part.resources),
    outputs: parts.flatMap((part) => part.outputs ?? []),
  };
}
