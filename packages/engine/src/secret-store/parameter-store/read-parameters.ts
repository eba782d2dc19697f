import {
  GetParametersByPathCommand,
  type GetParametersByPathCommandOutput,
} from '@aws-sdk/client-ssm';
import type { SecretContext } from '../secret-store.ts';

export interface FoundParameter {
  readonly name: string;
  readonly value: string;
  readonly changedAt: Date;
}

/** The parameters directly below a path, with their values in the clear; in no order. */
export async function readParameters(
  path: string,
  { clients, signal }: SecretContext,
): Promise<readonly FoundParameter[]> {
  const found: FoundParameter[] = [];
  let NextToken: string | undefined;
  do {
    const page: GetParametersByPathCommandOutput = await clients.parameters.send(
      new GetParametersByPathCommand({
        Path: path,
        WithDecryption: true,
        MaxResults: 10,
        NextToken,
      }),
      { abortSignal: signal },
    );
    for (const { Name = '', Value = '', LastModifiedDate = new Date(0) } of page.Parameters ?? []) {
      found.push({ name: Name, value: Value, changedAt: LastModifiedDate });
    }
    NextToken = page.NextToken;
  } while (NextToken);
  return found;
}
