import { DescribeSecretCommand } from '@aws-sdk/client-secrets-manager';
import type { Diagnostic } from '@seaworthy/compiler';
import type { DeploymentContext } from '../aws/deployment-context.ts';
import { secretProblems as problems } from './secret-problems.ts';

/** What is asked of an account about its secrets. */
export type SecretContext = Pick<DeploymentContext, 'clients' | 'signal'>;

/** A secret that can be read, without its values. */
export interface DescribedSecret {
  readonly name: string;
  readonly arn: string;
  /** The version that has the label AWSCURRENT; absent: there is no value yet. */
  readonly current?: string;
  /** Labels by version; versions without one are not listed. */
  readonly labels: ReadonlyMap<string, readonly string[]>;
  /** Whether AWS rotates it by itself. */
  readonly rotates: boolean;
}

export type SecretState =
  | { readonly kind: 'there'; readonly secret: DescribedSecret }
  | { readonly kind: 'absent' }
  | { readonly kind: 'deleted'; readonly at: Date };

/** How the secret of this name is. Throws what the SDK throws when AWS refuses. */
export async function describeSecret(
  name: string,
  { clients, signal }: SecretContext,
): Promise<SecretState> {
  const command = new DescribeSecretCommand({ SecretId: name });
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
  return {
    kind: 'there',
    secret: {
      name: found.Name ?? name,
      arn: found.ARN ?? name,
      ...(current !== undefined && { current }),
      labels,
      rotates: found.RotationEnabled === true,
    },
  };
}

/** Why a secret cannot be used, if it cannot. */
export function stateProblem(
  state: Exclude<SecretState, { readonly kind: 'there' }>,
  { secret, region }: { readonly secret: string; readonly region: string },
): Diagnostic {
  if (state.kind === 'absent') return problems['secrets/absent'](undefined, { secret, region });
  const on = state.at.toISOString().slice(0, 10);
  return problems['secrets/deleted'](undefined, { secret, on });
}

/** The version that has a label. */
export function holderOf(label: string, labels: DescribedSecret['labels']): string | undefined {
  for (const [version, own] of labels) if (own.includes(label)) return version;
  return undefined;
}

/** By name, as the SDK's classes are not loaded with every client. */
export function isNamed(error: unknown, name: string): boolean {
  return error instanceof Error && error.name === name;
}
