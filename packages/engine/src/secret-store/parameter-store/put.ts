import { randomUUID } from 'node:crypto';
import { PutParameterCommand, type PutParameterCommandInput } from '@aws-sdk/client-ssm';
import type { DescribedSecret, SecretContext } from '../secret-store.ts';
import type { SecretValues } from '../secret-text.ts';
import { draftsOf, valuesOf } from './paths.ts';

/**
 * A parameter for each value, below a path of the version's own. They are not written at once, but
 * nothing leads to them before all are there; a draft is left of a push that ends before.
 */
export async function put(
  { arn }: DescribedSecret,
  values: SecretValues,
  { clients, signal }: SecretContext,
): Promise<string> {
  const version = randomUUID();
  // Overwriting is for a call that the SDK repeats as its answer was lost: nobody else has this id.
  const write = (parameter: Omit<PutParameterCommandInput, 'Overwrite'>) =>
    clients.parameters.send(new PutParameterCommand({ ...parameter, Overwrite: true }), {
      abortSignal: signal,
    });
  await write({ Name: `${draftsOf(arn)}/${version}`, Value: version, Type: 'String' });
  for (const [key, value] of values) {
    await write({
      Name: `${valuesOf(arn, version)}/${key}`,
      Value: value,
      Type: 'SecureString',
      // Above 4 KB a parameter costs something; below, it does not.
      Tier: 'Intelligent-Tiering',
    });
  }
  return version;
}
