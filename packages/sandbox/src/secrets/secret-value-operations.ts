import type {
  BatchGetSecretValueRequest,
  BatchGetSecretValueResponse,
  GetRandomPasswordRequest,
  GetRandomPasswordResponse,
  GetSecretValueRequest,
  GetSecretValueResponse,
  PutSecretValueRequest,
  PutSecretValueResponse,
} from '@aws-sdk/client-secrets-manager';
import { AwsError } from '../aws/aws-error.ts';
import type { Operation } from '../aws/operation.ts';
import { refuseUnknown } from '../aws/refuse-unknown.ts';
import { matchesFilters, pageOf } from './list-secrets.ts';
import { type Dependencies, putVersion } from './put-version.ts';
import { randomPassword } from './random-password.ts';
import { invalidParameter, secretErrors } from './secret-errors.ts';
import type { SecretNeeds } from './secret-needs.ts';
import { current, type SecretRecord, type StoredVersion } from './secret-record.ts';
import { readValue } from './secret-value.ts';
import { holderOf } from './stage-versions.ts';

/** The version that an id or stage means; AWSCURRENT unless said. Throws AwsError. */
export function versionOf(
  record: SecretRecord,
  {
    versionId,
    stage,
  }: { readonly versionId?: string | undefined; readonly stage?: string | undefined },
): StoredVersion {
  if (versionId === undefined) {
    const holder = holderOf(record.versions, stage ?? current);
    if (!holder) throw secretErrors.noSuchStage(stage ?? current);
    return holder;
  }
  const version = record.versions.find((candidate) => candidate.versionId === versionId);
  if (!version) throw secretErrors.noSuchVersion(versionId);
  if (stage !== undefined && !version.stages.includes(stage)) {
    throw secretErrors.stageOfOtherVersion();
  }
  return version;
}

/** Operations through which values come and go. */
export function secretValueOperations(dependencies: Dependencies, needs: SecretNeeds) {
  const { store, clock, identity } = dependencies;

  function read(input: GetSecretValueRequest) {
    const record = store.live(input.SecretId ?? '');
    const version = versionOf(record, { versionId: input.VersionId, stage: input.VersionStage });
    store.put({ ...record, accessedAt: clock.now() });
    return valueOutput(record, version);
  }

  const GetSecretValue: Operation<GetSecretValueRequest, GetSecretValueResponse> = {
    needs: ({ SecretId }) => [
      needs.on('GetSecretValue', SecretId),
      ...needs.keyOf(['kms:Decrypt'], SecretId),
    ],
    run: read,
  };

  const BatchGetSecretValue: Operation<BatchGetSecretValueRequest, BatchGetSecretValueResponse> = {
    needs: ({ SecretIdList, Filters }) => [
      { action: 'secretsmanager:BatchGetSecretValue', resource: '*' },
      ...(Filters ? [{ action: 'secretsmanager:ListSecrets', resource: '*' }] : []),
      ...(SecretIdList ?? []).flatMap((id) => GetSecretValue.needs({ SecretId: id })),
    ],
    run: (input) => {
      if ((input.SecretIdList === undefined) === (input.Filters === undefined)) {
        throw invalidParameter('You must include Filters or SecretIdList, but not both.');
      }
      if ((input.SecretIdList?.length ?? 0) > 20) {
        throw new AwsError(
          'ValidationException',
          "1 validation error detected: Value at 'secretIdList' failed to satisfy constraint: Member must have length less than or equal to 20",
        );
      }
      const wanted =
        input.SecretIdList ??
        store
          .all()
          .filter((record) => !record.deletion && matchesFilters(record, input.Filters ?? []))
          .map(({ arn }) => arn);
      const page = pageOf(wanted, input, 20);
      const answers = page.items.map((id) => attempt(id, () => read({ SecretId: id })));
      return {
        SecretValues: answers.flatMap((answer) => ('value' in answer ? [answer.value] : [])),
        Errors: answers.flatMap((answer) => ('error' in answer ? [answer.error] : [])),
        ...page.next,
      };
    },
  };

  const PutSecretValue: Operation<PutSecretValueRequest, PutSecretValueResponse> = {
    needs: ({ SecretId }) => [
      needs.on('PutSecretValue', SecretId),
      ...needs.keyOf(['kms:GenerateDataKey', 'kms:Decrypt'], SecretId),
    ],
    run: (input) => {
      refuseUnknown('PutSecretValue', input, [
        'SecretId',
        'ClientRequestToken',
        'SecretString',
        'SecretBinary',
        'VersionStages',
      ]);
      const value = readValue(input);
      const record = store.live(input.SecretId ?? '');
      if (!value) throw secretErrors.noValue();
      const version = putVersion(dependencies, record, {
        value,
        token: input.ClientRequestToken,
        stages: input.VersionStages,
      });
      return {
        ARN: record.arn,
        Name: record.name,
        VersionId: version.versionId,
        VersionStages: [...version.stages],
      };
    },
  };

  const GetRandomPassword: Operation<GetRandomPasswordRequest, GetRandomPasswordResponse> = {
    needs: () => [{ action: 'secretsmanager:GetRandomPassword', resource: '*' }],
    run: (input) => ({ RandomPassword: randomPassword(input, identity) }),
  };

  return { GetSecretValue, BatchGetSecretValue, PutSecretValue, GetRandomPassword };
}

function valueOutput(record: SecretRecord, version: StoredVersion) {
  return {
    ARN: record.arn,
    Name: record.name,
    VersionId: version.versionId,
    ...(version.text === undefined ? {} : { SecretString: version.text }),
    ...(version.binary === undefined ? {} : { SecretBinary: version.binary }),
    VersionStages: [...version.stages],
    CreatedDate: new Date(version.createdAt),
  };
}

/** A batch answers with the failure of each secret beside the values of the others. */
function attempt<Value>(id: string, read: () => Value) {
  try {
    return { value: read() };
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return { error: { SecretId: id, ErrorCode: error.name, Message: error.message } };
  }
}
