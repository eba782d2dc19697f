import type {
  CreateSecretRequest,
  CreateSecretResponse,
  DeleteSecretRequest,
  DeleteSecretResponse,
  RestoreSecretRequest,
  RestoreSecretResponse,
  TagResourceRequest,
  UntagResourceRequest,
  UpdateSecretRequest,
  UpdateSecretResponse,
} from '@aws-sdk/client-secrets-manager';
import type { Operation } from '../aws/operation.ts';
import { refuseUnknown } from '../aws/refuse-unknown.ts';
import { type Dependencies, putVersion } from './put-version.ts';
import { secretErrors } from './secret-errors.ts';
import type { SecretNeeds } from './secret-needs.ts';
import type { SecretRecord } from './secret-record.ts';
import { readValue } from './secret-value.ts';

const dayOfMilliseconds = 86_400_000;
const keyActions = ['kms:GenerateDataKey', 'kms:Decrypt'];

/** Operations that make, change and end secrets. */
export function secretLifecycleOperations(dependencies: Dependencies, needs: SecretNeeds) {
  const { store, clock } = dependencies;

  const CreateSecret: Operation<CreateSecretRequest, CreateSecretResponse> = {
    needs: ({ Name, KmsKeyId, Tags }) => [
      needs.onNew('CreateSecret', Name),
      ...(Tags?.length ? [needs.onNew('TagResource', Name)] : []),
      ...needs.key(keyActions, KmsKeyId),
    ],
    run: (input) => {
      refuseUnknown('CreateSecret', input, [
        'Name',
        'ClientRequestToken',
        'Description',
        'KmsKeyId',
        'SecretString',
        'SecretBinary',
        'Tags',
      ]);
      const name = input.Name ?? '';
      if (!/^[A-Za-z0-9/_+=.@!-]{1,512}$/.test(name)) throw secretErrors.badName();
      const value = readValue(input);
      const known = store.find(name);
      if (known?.deletion) throw secretErrors.nameScheduledForDeletion();
      if (known) return repeated(known, input);
      const now = clock.now();
      const record: SecretRecord = {
        name,
        arn: store.newArn(name),
        ...(input.Description === undefined ? {} : { description: input.Description }),
        ...(input.KmsKeyId === undefined ? {} : { kmsKeyId: input.KmsKeyId }),
        createdAt: now,
        changedAt: now,
        tags: Object.fromEntries((input.Tags ?? []).map(({ Key, Value }) => [Key, Value ?? ''])),
        versions: [],
      };
      store.put(record);
      if (!value) return { ARN: record.arn, Name: name };
      const { versionId } = putVersion(dependencies, record, {
        value,
        token: input.ClientRequestToken,
      });
      return { ARN: record.arn, Name: name, VersionId: versionId };
    },
  };

  /** The same call again, as SDKs retry it, is answered as the first was; any other is refused. */
  function repeated(record: SecretRecord, input: CreateSecretRequest): CreateSecretResponse {
    const token = input.ClientRequestToken;
    const value = readValue(input);
    const version = record.versions.find(({ versionId }) => versionId === token);
    if (!version || !value) throw secretErrors.exists(record.name);
    putVersion(dependencies, record, { value, token });
    return { ARN: record.arn, Name: record.name, VersionId: version.versionId };
  }

  const UpdateSecret: Operation<UpdateSecretRequest, UpdateSecretResponse> = {
    needs: ({ SecretId, KmsKeyId }) => [
      needs.on('UpdateSecret', SecretId),
      ...(KmsKeyId === undefined
        ? needs.keyOf(keyActions, SecretId)
        : needs.key(keyActions, KmsKeyId)),
    ],
    run: (input) => {
      refuseUnknown('UpdateSecret', input, [
        'SecretId',
        'ClientRequestToken',
        'Description',
        'KmsKeyId',
        'SecretString',
        'SecretBinary',
      ]);
      const value = readValue(input);
      const record: SecretRecord = {
        ...store.live(input.SecretId ?? ''),
        ...(input.Description === undefined ? {} : { description: input.Description }),
        ...(input.KmsKeyId === undefined ? {} : { kmsKeyId: input.KmsKeyId }),
        changedAt: clock.now(),
      };
      store.put(record);
      if (!value) return { ARN: record.arn, Name: record.name };
      const { versionId } = putVersion(dependencies, record, {
        value,
        token: input.ClientRequestToken,
      });
      return { ARN: record.arn, Name: record.name, VersionId: versionId };
    },
  };

  const DeleteSecret: Operation<DeleteSecretRequest, DeleteSecretResponse> = {
    needs: ({ SecretId }) => [needs.on('DeleteSecret', SecretId)],
    run: (input) => {
      const { ForceDeleteWithoutRecovery: force, RecoveryWindowInDays: days } = input;
      if (force && days !== undefined) throw secretErrors.windowAndForce();
      if (days !== undefined && !(days >= 7 && days <= 30)) throw secretErrors.badWindow();
      const record = force
        ? store.existing(input.SecretId ?? '')
        : store.live(input.SecretId ?? '');
      const requestedAt = clock.now();
      const at = force ? requestedAt : requestedAt + (days ?? 30) * dayOfMilliseconds;
      if (force) store.remove(record.name);
      else store.put({ ...record, deletion: { requestedAt, at } });
      return { ARN: record.arn, Name: record.name, DeletionDate: new Date(at) };
    },
  };

  const RestoreSecret: Operation<RestoreSecretRequest, RestoreSecretResponse> = {
    needs: ({ SecretId }) => [needs.on('RestoreSecret', SecretId)],
    run: ({ SecretId }) => {
      const { deletion: _deletion, ...record } = store.existing(SecretId ?? '');
      store.put(record);
      return { ARN: record.arn, Name: record.name };
    },
  };

  const TagResource: Operation<TagResourceRequest, object> = {
    needs: ({ SecretId }) => [needs.on('TagResource', SecretId)],
    run: ({ SecretId, Tags }) => {
      const record = store.live(SecretId ?? '');
      const added = Object.fromEntries((Tags ?? []).map(({ Key, Value }) => [Key, Value ?? '']));
      store.put({ ...record, tags: { ...record.tags, ...added } });
      return {};
    },
  };

  const UntagResource: Operation<UntagResourceRequest, object> = {
    needs: ({ SecretId }) => [needs.on('UntagResource', SecretId)],
    run: ({ SecretId, TagKeys }) => {
      const record = store.live(SecretId ?? '');
      const kept = Object.entries(record.tags).filter(([key]) => !TagKeys?.includes(key));
      store.put({ ...record, tags: Object.fromEntries(kept) });
      return {};
    },
  };

  return { CreateSecret, UpdateSecret, DeleteSecret, RestoreSecret, TagResource, UntagResource };
}
