import { DescribeSecretCommand, type Tag } from '@aws-sdk/client-secrets-manager';
import { DescribeParametersCommand } from '@aws-sdk/client-ssm';
import type { CloudFacts } from '@seaworthy/compiler';
import type { GivenValues } from './given-values.ts';
import type { StoreId } from './store-name.ts';
import type { LiveContext } from './subject.ts';

type SecretFact = CloudFacts['secrets'][number];

/** A secret, and what only a running system asks of it: when its value last changed. */
export interface LiveSecret {
  readonly fact: SecretFact;
  readonly changed?: Date;
  /** Whose master password it is, when RDS keeps it there itself. */
  readonly database?: StoreId;
}

/** Secrets that containers are given: that they exist, never what is in them. */
export async function readLiveSecrets(
  given: readonly GivenValues[],
  context: LiveContext,
): Promise<readonly LiveSecret[]> {
  const names = new Set(
    given.flatMap(({ secrets }) => secrets.map(({ valueFrom }) => withoutKey(valueFrom))),
  );
  const found = await Promise.all(
    [...names].map((name) =>
      name.includes(':secretsmanager:') ? readSecret(name, context) : readParameter(name, context),
    ),
  );
  return found.flat();
}

/** `arn:…:secret:name-AbCdEf:KEY::` without what comes after the secret’s own ARN. */
export function withoutKey(valueFrom: string): string {
  return /^arn:[\w-]+:secretsmanager:/.test(valueFrom)
    ? valueFrom.split(':').slice(0, 7).join(':')
    : valueFrom;
}

async function readSecret(
  reference: string,
  { account, asker }: LiveContext,
): Promise<readonly LiveSecret[]> {
  const { secretsManager } = account.clients;
  let isMissing = false;
  const answer = await asker.ask('secretsmanager:DescribeSecret', async () => {
    try {
      return await secretsManager.send(new DescribeSecretCommand({ SecretId: reference }));
    } catch (error) {
      isMissing = error instanceof Error && error.name === 'ResourceNotFoundException';
      if (isMissing) return undefined;
      throw error;
    }
  });
  if (isMissing) return [{ fact: secretFact(reference, { exists: false }) }];
  if (!answer) return [];
  const { ARN = reference, Name, KmsKeyId, DeletedDate, LastChangedDate } = answer;
  const isOwnKey = KmsKeyId !== undefined && !KmsKeyId.endsWith('alias/aws/secretsmanager');
  const hasValue = Object.keys(answer.VersionIdsToStages ?? {}).length > 0;
  const fact: SecretFact = {
    ...secretFact(ARN, { exists: hasValue || answer.VersionIdsToStages === undefined }),
    ...(Name !== undefined && { name: Name }),
    references: [...new Set([reference, ARN, ...(Name === undefined ? [] : [Name])])],
    pendingDeletion: DeletedDate !== undefined,
    ...(isOwnKey && { key: KmsKeyId }),
  };
  const database = databaseIn(answer.Tags);
  return [
    { fact, ...(LastChangedDate && { changed: LastChangedDate }), ...(database && { database }) },
  ];
}

/** RDS tags the secrets of master passwords that it manages with the ARN of their database. */
function databaseIn(tags: readonly Tag[] = []): StoreId | undefined {
  for (const { Key = '', Value = '' } of tags) {
    const [, of] = /^aws:rds:primarydb(instance|cluster)arn$/i.exec(Key) ?? [];
    const id = Value.slice(Value.lastIndexOf(':') + 1);
    if (of !== undefined) return { kind: /instance/i.test(of) ? 'instance' : 'cluster', id };
  }
  return undefined;
}

function secretFact(id: string, { exists }: { readonly exists: boolean }): SecretFact {
  return {
    id,
    store: 'secrets-manager',
    references: [id],
    exists,
    content: { kind: 'unknown' },
    pendingDeletion: 'unknown',
    deletedWithStack: 'unknown',
  };
}

async function readParameter(
  reference: string,
  { account, asker }: LiveContext,
): Promise<readonly LiveSecret[]> {
  const { parameters } = account.clients;
  const name = reference.replace(/^arn:[^/]*:parameter\//, '/');
  const answer = await asker.ask('ssm:DescribeParameters', () =>
    parameters.send(
      new DescribeParametersCommand({ ParameterFilters: [{ Key: 'Name', Values: [name] }] }),
    ),
  );
  if (!answer) return [];
  const [parameter] = answer.Parameters ?? [];
  const fact: SecretFact = {
    ...secretFact(reference, { exists: parameter !== undefined }),
    store: 'parameter-store',
    name,
    references: [reference, name],
    content: { kind: 'text' },
    pendingDeletion: false,
  };
  return [{ fact, ...(parameter?.LastModifiedDate && { changed: parameter.LastModifiedDate }) }];
}
