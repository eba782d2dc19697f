import { GetParameterCommand } from '@aws-sdk/client-ssm';
import { isNamed } from '../is-named.ts';
import type { SecretContext, SecretState } from '../secret-store.ts';
import { readHistory } from './history.ts';
import { pathOf } from './paths.ts';

/** By the parameter that the data stack makes for the path, and the history below it. */
export async function describe(id: string, context: SecretContext): Promise<SecretState> {
  const { clients, signal } = context;
  const name = pathOf(id);
  const found = await clients.parameters
    .send(new GetParameterCommand({ Name: name }), { abortSignal: signal })
    .catch((error: unknown) => {
      if (isNamed(error, 'ParameterNotFound')) return undefined;
      throw error;
    });
  if (!found) return { kind: 'absent' };
  const versions = (await readHistory(id, context)).map(({ version }) => version);
  const current = versions.at(-1);
  const previous = versions.findLast((version) => version !== current);
  return {
    kind: 'there',
    secret: {
      store: 'parameter-store',
      name,
      arn: found.Parameter?.ARN ?? id,
      ...(current !== undefined && { current }),
      ...(previous !== undefined && { previous }),
      rotates: false,
    },
  };
}
