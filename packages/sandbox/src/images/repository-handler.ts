import { readObjects } from '../resources/read-lists.ts';
import { type PropertyReader, readProperties } from '../resources/read-properties.ts';
import {
  type Properties,
  ResourceFailure,
  type ResourceHandler,
  type ResourceRequest,
} from '../resources/resource-handler.ts';
import type { Clock } from '../time/clock.ts';
import type { RepositoryRecord } from './repository-record.ts';
import type { RepositoryStore } from './repository-store.ts';

const type = 'AWS::ECR::Repository';
const known = [
  'RepositoryName',
  'ImageScanningConfiguration',
  'ImageTagMutability',
  'ImageTagMutabilityExclusionFilters',
  'LifecyclePolicy',
  'EmptyOnDelete',
  'EncryptionConfiguration',
  'Tags',
];

/** Repositories of templates. */
export function repositoryHandler(store: RepositoryStore, clock: Clock): ResourceHandler {
  return {
    fidelity: 'modelled',
    create: async (request) => {
      const properties = readProperties(type, request.properties, known);
      const name =
        properties.text('RepositoryName') ??
        request.generatedName({ maxLength: 256, lowercase: true });
      return stateOf(
        store.create({ name, createdAt: clock.now(), ...settingsOf(properties, request) }),
      );
    },
    update: async (request) => {
      const properties = readProperties(type, request.properties, known);
      const { lifecyclePolicy: _policy, ...repository } = store.existing(request.state.physicalId);
      store.put({ ...repository, ...settingsOf(properties, request) });
      return stateOf(repository);
    },
    delete: async ({ state }) => {
      const repository = store.find(state.physicalId);
      if (repository) store.remove(repository.name, repository.emptyOnDelete);
    },
    read: ({ physicalId }) => (store.find(physicalId) === undefined ? undefined : {}),
    adoption: {
      identifiedBy: 'RepositoryName',
      adopt: (name) => {
        const repository = store.find(name);
        return repository && stateOf(repository);
      },
    },
  };
}

function settingsOf(properties: PropertyReader, request: ResourceRequest) {
  const lifecycle = properties.nested('LifecyclePolicy', ['LifecyclePolicyText', 'RegistryId']);
  const lifecyclePolicy = lifecycle?.text('LifecyclePolicyText');
  return {
    mutability: mutabilityOf(properties.text('ImageTagMutability')),
    exceptions: exceptionsOf(request.properties),
    scanOnPush:
      properties.nested('ImageScanningConfiguration', ['ScanOnPush'])?.boolean('ScanOnPush') ??
      false,
    encryption: encryptionOf(
      properties
        .nested('EncryptionConfiguration', ['EncryptionType', 'KmsKey'])
        ?.text('EncryptionType'),
    ),
    ...(lifecyclePolicy === undefined ? {} : { lifecyclePolicy }),
    emptyOnDelete: properties.boolean('EmptyOnDelete') ?? false,
    tags: { ...request.tags, ...properties.tags() },
  };
}

const mutabilities: readonly RepositoryRecord['mutability'][] = [
  'MUTABLE',
  'IMMUTABLE',
  'MUTABLE_WITH_EXCLUSION',
  'IMMUTABLE_WITH_EXCLUSION',
];

function mutabilityOf(text = 'MUTABLE'): RepositoryRecord['mutability'] {
  const found = mutabilities.find((candidate) => candidate === text);
  if (found) return found;
  throw notAnEnumValue('ImageTagMutability', text);
}

const encryptions: readonly RepositoryRecord['encryption'][] = ['AES256', 'KMS', 'KMS_DSSE'];

function encryptionOf(text = 'AES256'): RepositoryRecord['encryption'] {
  const found = encryptions.find((candidate) => candidate === text);
  if (found) return found;
  throw notAnEnumValue('EncryptionConfiguration/EncryptionType', text);
}

function notAnEnumValue(path: string, text: string): ResourceFailure {
  return new ResourceFailure(
    'InvalidRequest',
    `Properties validation failed for resource with message: #/${path}: ${text} is not a valid enum value`,
  );
}

function exceptionsOf(properties: Properties): readonly string[] {
  const filters = readObjects(properties, 'ImageTagMutabilityExclusionFilters');
  return filters.map((filter) => String(filter.ImageTagMutabilityExclusionFilterValue));
}

function stateOf({ name, arn, uri }: RepositoryRecord | Omit<RepositoryRecord, 'lifecyclePolicy'>) {
  return { physicalId: name, attributes: { Arn: arn, RepositoryUri: uri } };
}
