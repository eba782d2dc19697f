import type {
  DescribeSecretRequest,
  DescribeSecretResponse,
  ListSecretsRequest,
  ListSecretsResponse,
  ListSecretVersionIdsRequest,
  ListSecretVersionIdsResponse,
  UpdateSecretVersionStageRequest,
  UpdateSecretVersionStageResponse,
} from '@aws-sdk/client-secrets-manager';
import type { Operation } from '../aws/operation.ts';
import { matchesFilters, pageOf } from './list-secrets.ts';
import type { Dependencies } from './put-version.ts';
import { secretErrors } from './secret-errors.ts';
import type { SecretNeeds } from './secret-needs.ts';
import { current, type SecretRecord, type StoredVersion } from './secret-record.ts';
import { holderOf, moveStage } from './stage-versions.ts';

/** Operations that tell of secrets and move stages, without any value. */
export function secretDescriptionOperations({ store, clock }: Dependencies, needs: SecretNeeds) {
  const DescribeSecret: Operation<DescribeSecretRequest, DescribeSecretResponse> = {
    needs: ({ SecretId }) => [needs.on('DescribeSecret', SecretId)],
    run: ({ SecretId }) => {
      const record = store.existing(SecretId ?? '');
      const stages = stagesByVersion(record);
      return {
        ...describe(record),
        ...(Object.keys(stages).length === 0 ? {} : { VersionIdsToStages: stages }),
      };
    },
  };

  const ListSecrets: Operation<ListSecretsRequest, ListSecretsResponse> = {
    needs: () => [{ action: 'secretsmanager:ListSecrets', resource: '*' }],
    run: (input) => {
      const found = store
        .all()
        .filter(({ deletion }) => !deletion || input.IncludePlannedDeletion === true)
        .filter((record) => matchesFilters(record, input.Filters ?? []));
      const sorted = input.SortOrder === 'asc' ? found : [...found].reverse();
      const page = pageOf(sorted, input, 100);
      return {
        SecretList: page.items.map((record) => ({
          ...describe(record),
          SecretVersionsToStages: stagesByVersion(record),
        })),
        ...page.next,
      };
    },
  };

  const ListSecretVersionIds: Operation<ListSecretVersionIdsRequest, ListSecretVersionIdsResponse> =
    {
      needs: ({ SecretId }) => [needs.on('ListSecretVersionIds', SecretId)],
      run: (input) => {
        const record = store.existing(input.SecretId ?? '');
        const versions = record.versions.filter(
          ({ stages }) => stages.length > 0 || input.IncludeDeprecated === true,
        );
        const page = pageOf(versions, input, 100);
        return {
          ARN: record.arn,
          Name: record.name,
          Versions: page.items.map(({ versionId, stages, createdAt }) => ({
            VersionId: versionId,
            VersionStages: [...stages],
            CreatedDate: new Date(createdAt),
          })),
          ...page.next,
        };
      },
    };

  const UpdateSecretVersionStage: Operation<
    UpdateSecretVersionStageRequest,
    UpdateSecretVersionStageResponse
  > = {
    needs: ({ SecretId }) => [needs.on('UpdateSecretVersionStage', SecretId)],
    run: (input) => {
      const record = store.live(input.SecretId ?? '');
      const stage = input.VersionStage ?? '';
      const holder = holderOf(record.versions, stage);
      checkMove(record, holder, {
        stage,
        from: input.RemoveFromVersionId,
        to: input.MoveToVersionId,
      });
      const versions = moveStage(record.versions, stage, input.MoveToVersionId);
      store.put({ ...record, changedAt: clock.now(), versions });
      return { ARN: record.arn, Name: record.name };
    },
  };

  return { DescribeSecret, ListSecrets, ListSecretVersionIds, UpdateSecretVersionStage };
}

/** A stage that is attached is only moved by someone who knows where it is. */
function checkMove(
  record: SecretRecord,
  holder: StoredVersion | undefined,
  move: {
    readonly stage: string;
    readonly from: string | undefined;
    readonly to: string | undefined;
  },
): void {
  if (move.to !== undefined && !record.versions.some(({ versionId }) => versionId === move.to)) {
    throw secretErrors.noSuchVersion(move.to);
  }
  if (move.to === undefined && move.stage === current) throw secretErrors.currentNeedsVersion();
  if (move.from !== undefined && holder?.versionId !== move.from) {
    throw secretErrors.stageNotAttached(move.stage, move.from);
  }
  if (move.from === undefined && holder && holder.versionId !== move.to) {
    throw secretErrors.stageAttached(move.stage, holder.versionId);
  }
}

function describe(record: SecretRecord) {
  return {
    ARN: record.arn,
    Name: record.name,
    ...(record.description === undefined ? {} : { Description: record.description }),
    ...(record.kmsKeyId === undefined ? {} : { KmsKeyId: record.kmsKeyId }),
    CreatedDate: new Date(record.createdAt),
    LastChangedDate: new Date(record.changedAt),
    ...(record.accessedAt === undefined ? {} : { LastAccessedDate: startOfDay(record.accessedAt) }),
    ...(record.deletion ? { DeletedDate: new Date(record.deletion.requestedAt) } : {}),
    Tags: Object.entries(record.tags).map(([Key, Value]) => ({ Key, Value })),
  };
}

/** AWS tells the day of the last access, not the time. */
function startOfDay(at: number): Date {
  return new Date(at - (at % 86_400_000));
}

function stagesByVersion(record: SecretRecord): Record<string, string[]> {
  const labelled = record.versions.filter(({ stages }) => stages.length > 0);
  return Object.fromEntries(labelled.map(({ versionId, stages }) => [versionId, [...stages]]));
}
