import type { SecretContext } from '../secret-store.ts';
import type { SecretContent } from '../secret-text.ts';
import { lastOf, valuesOf } from './paths.ts';
import { readParameters } from './read-parameters.ts';

export async function read(
  id: string,
  version: string,
  context: SecretContext,
): Promise<SecretContent | undefined> {
  const found = await readParameters(valuesOf(id, version), context);
  if (found.length === 0) return undefined;
  const values = new Map(found.map(({ name, value }) => [lastOf(name), value]));
  return { kind: 'values', values, notText: [] };
}
