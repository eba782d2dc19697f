import type { PlannedChange } from '../changes/planned-change.ts';

/** A change as it is told where property values were not asked for. */
export function withoutValues(change: PlannedChange): PlannedChange {
  return {
    ...change,
    ...(change.Details !== undefined && {
      Details: change.Details.map(({ Target, ...detail }) => ({
        ...detail,
        ...(Target !== undefined && {
          Target: {
            Attribute: Target.Attribute,
            Name: Target.Name,
            RequiresRecreation: Target.RequiresRecreation,
          },
        }),
      })),
    }),
  };
}
