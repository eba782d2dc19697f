import { PutParameterCommand } from '@aws-sdk/client-ssm';
import { isNamed } from '../is-named.ts';
import type { DescribedSecret, SecretContext } from '../secret-store.ts';
import { entryName, readHistory } from './history.ts';
import { draftsOf } from './paths.ts';
import { removeParameters } from './remove-parameters.ts';

/** Of two who write the next number of the history, AWS lets only one. */
export async function makeCurrent(
  secret: DescribedSecret,
  version: string,
  context: SecretContext,
): Promise<boolean> {
  const last = (await readHistory(secret.arn, context)).at(-1);
  if (last?.version !== secret.current) return false;
  const number = (last?.number ?? 0) + 1;
  if (!(await writeEntry(secret, { number, version }, context))) return false;
  await removeParameters([`${draftsOf(secret.arn)}/${version}`], context);
  return true;
}

async function writeEntry(
  { arn }: DescribedSecret,
  { number, version }: { readonly number: number; readonly version: string },
  context: SecretContext,
): Promise<boolean> {
  const Name = entryName(arn, number);
  const command = new PutParameterCommand({ Name, Value: version, Type: 'String' });
  try {
    await context.clients.parameters.send(command, { abortSignal: context.signal });
    return true;
  } catch (error) {
    if (!isNamed(error, 'ParameterAlreadyExists')) throw error;
    // A repeated call whose first answer was lost finds its own entry.
    const entries = await readHistory(arn, context);
    return entries.some((entry) => entry.number === number && entry.version === version);
  }
}
