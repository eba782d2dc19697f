import type { SecretSource } from './options.ts';

export const environmentId = 'environment';

/** The variables that are already there: of the machine, the task definition, native injection. */
export function environmentSource(): SecretSource {
  return {
    id: environmentId,
    isTrusted: true,
    load: async ({ env }) => ({
      values: new Map(
        Object.entries(env).flatMap(([name, value]) =>
          value === undefined ? [] : [[name, value]],
        ),
      ),
    }),
  };
}
