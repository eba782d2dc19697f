import { UpdateSecretVersionStageCommand } from '@aws-sdk/client-secrets-manager';
import { isNamed } from '../is-named.ts';
import type { SecretContext } from '../secret-store.ts';
import { describe, type LabelledSecret } from './describe.ts';

/**
 * A secret has 20 labels at most, over all its versions. Four are AWS's and the last push's own
 * (AWSCURRENT, AWSPREVIOUS, AWSPENDING, seaworthy-push); one stays free for the owner.
 */
export const mostKept = 15;

/**
 * Gives each of these versions a label, so that Secrets Manager does not forget it: what has none
 * goes once there are more than a hundred. Labels of ours on other versions are taken away. When
 * there are too many the first ones count: put what runs before what ran. Throws what the SDK throws.
 */
export async function keep(
  secretName: string,
  versions: readonly string[],
  context: SecretContext,
): Promise<void> {
  const state = await describe(secretName, context);
  if (state.kind !== 'there') return;
  const wanted = new Set([...new Set(versions)].slice(0, mostKept));
  const { secret } = state;
  for (const [version, labels] of secret.labels) {
    const label = keepLabel(version);
    if (labels.includes(label) && !wanted.has(version)) {
      await move(secret, label, { RemoveFromVersionId: version }, context);
    }
  }
  for (const version of wanted) {
    const label = keepLabel(version);
    if (secret.labels.get(version)?.includes(label)) continue;
    await move(secret, label, { MoveToVersionId: version }, context);
  }
}

/** Keeps one more version, and those that are kept as far as there are labels. */
export async function keepFurther(
  secretName: string,
  version: string,
  context: SecretContext,
): Promise<void> {
  const state = await describe(secretName, context);
  if (state.kind !== 'there') return;
  const kept = [...state.secret.labels].filter(([id, labels]) => labels.includes(keepLabel(id)));
  await keep(secretName, [version, ...kept.map(([id]) => id)], context);
}

/** One label for each version: the same for everybody who wants to keep it. */
function keepLabel(version: string): string {
  return `seaworthy-keeps-${version}`;
}

/** A version that is gone by now, or a label that somebody else has moved, is no failure. */
async function move(
  { arn }: LabelledSecret,
  label: string,
  change: { readonly MoveToVersionId?: string; readonly RemoveFromVersionId?: string },
  { clients, signal }: SecretContext,
): Promise<void> {
  const command = new UpdateSecretVersionStageCommand({
    SecretId: arn,
    VersionStage: label,
    ...change,
  });
  try {
    await clients.secretsManager.send(command, { abortSignal: signal });
  } catch (error) {
    if (!isNamed(error, 'ResourceNotFoundException', 'InvalidParameterException')) throw error;
  }
}
