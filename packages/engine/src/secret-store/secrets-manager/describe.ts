import { DescribeSecretCommand } from '@aws-sdk/client-secrets-manager';
import { isNamed } from '../is-named.ts';
import type { DescribedSecret, SecretContext } from '../secret-store.ts';

/** A secret with its labels by version; versions without one are not listed. */
export interface LabelledSecret extends DescribedSecret {
  readonly labels: ReadonlyMap<string, readonly string[]>;
}

export type LabelledState =
  | { readonly kind: 'there'; readonly secret: LabelledSecret }
  | { readonly kind: 'absent' }
  | { readonly kind: 'deleted'; readonly at: Date };

export async function describe(
  id: string,
  { clients, signal }: SecretContext,
): Promise<LabelledState> {
  const command = new DescribeSecretCommand({ SecretId: id });
  const found = await clients.secretsManager
    .send(command, { abortSignal: signal })
    .catch((error: unknown) => {
      if (isNamed(error, 'ResourceNotFoundException')) return undefined;
      throw error;
    });
  if (!found) return { kind: 'absent' };
  if (found.DeletedDate) return { kind: 'deleted', at: found.DeletedDate };
  const labels = new Map(Object.entries(found.VersionIdsToStages ?? {}));
  const current = holderOf('AWSCURRENT', labels);
  const previous = holderOf('AWSPREVIOUS', labels);
  return {
    kind: 'there',
    secret: {
      store: 'secrets-manager',
      name: found.Name ?? id,
      arn: found.ARN ?? id,
      ...(current !== undefined && { current }),
      ...(previous !== undefined && { previous }),
      labels,
      rotates: found.RotationEnabled === true,
    },
  };
}

/** The version that has a label. */
function holderOf(label: string, labels: LabelledSecret['labels']): string | undefined {
  for (const [version, own] of labels) if (own.includes(label)) return version;
  return undefined;
}
