import { isDeepStrictEqual } from 'node:util';
import { NotModelled } from '../aws/aws-error.ts';
import type { Properties } from '../resources/resource-handler.ts';

/** Throws NotModelled when a property differs that cannot change here while a store runs. */
export function refuseChanges(
  type: string,
  before: Properties,
  after: Properties,
  names: readonly string[],
): void {
  const changed = names.find((name) => !isDeepStrictEqual(before[name], after[name]));
  if (changed !== undefined) throw new NotModelled(`a change of ${changed} of ${type} in place`);
}
