import type { Identity } from '../aws/identity.ts';
import { type PropertyReader, readProperties } from '../resources/read-properties.ts';
import {
  type Properties,
  ResourceFailure,
  type ResourceHandler,
  type ResourceRequest,
} from '../resources/resource-handler.ts';
import { type Dependencies, putVersion } from './put-version.ts';
import { randomPassword } from './random-password.ts';
import type { secretLifecycleOperations } from './secret-lifecycle-operations.ts';
import type { SecretRecord } from './secret-record.ts';
import { readValue } from './secret-value.ts';

const type = 'AWS::SecretsManager::Secret';
const known = ['Name', 'Description', 'KmsKeyId', 'SecretString', 'GenerateSecretString', 'Tags'];

/** Secrets of templates. Deleted without a time of recovery, as CloudFormation does. */
export function secretHandler(
  dependencies: Dependencies,
  operations: ReturnType<typeof secretLifecycleOperations>,
): ResourceHandler {
  const { store, identity } = dependencies;
  const call = { caller: { kind: 'developer' } } as const;

  async function create(request: ResourceRequest) {
    const properties = readProperties(type, request.properties, known);
    const value = givenValue(properties, identity);
    const kmsKeyId = properties.text('KmsKeyId');
    const description = properties.text('Description');
    const { ARN = '' } = await operations.CreateSecret.run(
      {
        Name: properties.text('Name') ?? request.generatedName({ maxLength: 64 }),
        ...(description === undefined ? {} : { Description: description }),
        ...(kmsKeyId === undefined ? {} : { KmsKeyId: kmsKeyId }),
        ...(value === undefined ? {} : { SecretString: value }),
        Tags: tagList({ ...request.tags, ...properties.tags() }),
      },
      call,
    );
    return stateOf(ARN);
  }

  return {
    fidelity: 'modelled',
    create,
    update: async (request) => {
      const properties = readProperties(type, request.properties, known);
      const {
        description: _description,
        kmsKeyId: _key,
        ...rest
      } = store.live(request.state.physicalId);
      const description = properties.text('Description');
      const kmsKeyId = properties.text('KmsKeyId');
      const record: SecretRecord = {
        ...rest,
        ...(description === undefined ? {} : { description }),
        ...(kmsKeyId === undefined ? {} : { kmsKeyId }),
        tags: { ...request.tags, ...properties.tags() },
      };
      store.put(record);
      if (changesValue(request.before, request.properties)) {
        const value = readValue({ SecretString: givenValue(properties, identity) });
        if (value) putVersion(dependencies, record, { value });
      }
      return stateOf(record.arn);
    },
    delete: async ({ state }) => {
      const record = store.find(state.physicalId);
      if (record) store.remove(record.name);
    },
    read: ({ physicalId }) => {
      const record = store.find(physicalId);
      if (record === undefined || record.deletion !== undefined) return undefined;
      return { Description: record.description, KmsKeyId: record.kmsKeyId };
    },
    adoption: {
      identifiedBy: 'Id',
      adopt: (arn) => {
        const record = store.find(arn);
        return record && record.deletion === undefined ? stateOf(record.arn) : undefined;
      },
    },
  };
}

function stateOf(arn: string) {
  return { physicalId: arn, attributes: { Id: arn } };
}

/** Any change of these, however small, makes a new value. */
function changesValue(before: Properties, after: Properties): boolean {
  return ['SecretString', 'GenerateSecretString'].some(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  );
}

function givenValue(properties: PropertyReader, identity: Identity): string | undefined {
  const text = properties.text('SecretString');
  const generate = properties.nested('GenerateSecretString', [
    'ExcludeCharacters',
    'ExcludeLowercase',
    'ExcludeNumbers',
    'ExcludePunctuation',
    'ExcludeUppercase',
    'GenerateStringKey',
    'IncludeSpace',
    'PasswordLength',
    'RequireEachIncludedType',
    'SecretStringTemplate',
  ]);
  if (text !== undefined && generate) {
    throw new ResourceFailure(
      'InvalidRequest',
      "You can't specify both SecretString and GenerateSecretString in the same secret.",
    );
  }
  return generate ? generated(generate, identity) : text;
}

function generated(properties: PropertyReader, identity: Identity): string {
  const password = randomPassword(
    {
      PasswordLength: properties.number('PasswordLength'),
      ExcludeCharacters: properties.text('ExcludeCharacters'),
      ExcludeLowercase: properties.boolean('ExcludeLowercase'),
      ExcludeUppercase: properties.boolean('ExcludeUppercase'),
      ExcludeNumbers: properties.boolean('ExcludeNumbers'),
      ExcludePunctuation: properties.boolean('ExcludePunctuation'),
      IncludeSpace: properties.boolean('IncludeSpace'),
      RequireEachIncludedType: properties.boolean('RequireEachIncludedType'),
    },
    identity,
  );
  const template = properties.text('SecretStringTemplate');
  const key = properties.text('GenerateStringKey');
  if (template === undefined && key === undefined) return password;
  if (template === undefined || key === undefined) {
    throw new ResourceFailure(
      'InvalidRequest',
      'SecretStringTemplate and GenerateStringKey must be specified together.',
    );
  }
  return JSON.stringify({ ...parseTemplate(template), [key]: password });
}

function parseTemplate(template: string): object {
  try {
    const parsed: unknown = JSON.parse(template);
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return parsed;
  } catch {
    // Said below, without the text: a template may hold something secret.
  }
  throw new ResourceFailure(
    'InvalidRequest',
    'Could not parse SecretStringTemplate JSON. Please check the format of the SecretStringTemplate property.',
  );
}

function tagList(tags: Readonly<Record<string, string>>) {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}
