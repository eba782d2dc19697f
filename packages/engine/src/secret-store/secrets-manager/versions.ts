import {
  ListSecretVersionIdsCommand,
  type SecretVersionsListEntry,
} from '@aws-sdk/client-secrets-manager';
import type { SecretContext, StoredVersion } from '../secret-store.ts';

/** Also those without a label, which AWS is about to forget. */
export async function versions(
  id: string,
  { clients, signal }: SecretContext,
): Promise<readonly StoredVersion[]> {
  const found: SecretVersionsListEntry[] = [];
  let NextToken: string | undefined;
  do {
    const page = await clients.secretsManager.send(
      new ListSecretVersionIdsCommand({
        SecretId: id,
        IncludeDeprecated: true,
        MaxResults: 100,
        NextToken,
      }),
      { abortSignal: signal },
    );
    found.push(...(page.Versions ?? []));
    NextToken = page.NextToken;
  } while (NextToken);
  return found
    .map(({ VersionId = '', CreatedDate, VersionStages = [] }) => ({
      id: VersionId,
      ...(CreatedDate && { createdAt: CreatedDate }),
      passing: VersionStages.length === 0,
    }))
    .sort((one, other) => Number(other.createdAt ?? 0) - Number(one.createdAt ?? 0));
}
