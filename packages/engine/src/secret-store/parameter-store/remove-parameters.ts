import { DeleteParametersCommand } from '@aws-sdk/client-ssm';
import type { SecretContext } from '../secret-store.ts';

/** Removes parameters; those that are gone already are no failure. */
export async function removeParameters(
  names: readonly string[],
  { clients, signal }: SecretContext,
): Promise<void> {
  for (let at = 0; at < names.length; at += 10) {
    const command = new DeleteParametersCommand({ Names: names.slice(at, at + 10) });
    await clients.parameters.send(command, { abortSignal: signal });
  }
}
