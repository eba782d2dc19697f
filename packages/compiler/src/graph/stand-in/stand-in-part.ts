import type { Output, Resource } from '../graph.ts';
import type { Reference } from '../intrinsics.ts';

/** Something that exists, as a rehearsal plays it. */
export interface StandInPart {
  readonly resources: readonly Resource[];
  readonly outputs: readonly Output[];
}

/** The value of a parameter. */
export function output(parameter: string, value: string | Reference): Output {
  return { id: parameter, description: `Value of the parameter ${parameter}.`, value };
}

export function joinParts(parts: readonly StandInPart[]): StandInPart {
  return {
    resources: parts.flatMap(({ resources }) => resources),
    outputs: parts.flatMap(({ outputs }) => outputs),
  };
}
