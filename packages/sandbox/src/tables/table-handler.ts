import { readObjects } from '../resources/read-lists.ts';
import { readProperties } from '../resources/read-properties.ts';
import {
  type Properties,
  ResourceFailure,
  type ResourceHandler,
  type ResourceRequest,
} from '../resources/resource-handler.ts';
import { checkTableName, readTable, type TableInput } from './read-table.ts';
import type { TableDescription, TimeToLive } from './table.ts';
import { tableErrors } from './table-errors.ts';
import type { TableParts } from './table-parts.ts';

const type = 'AWS::DynamoDB::Table';
const known = [
  'AttributeDefinitions',
  'BillingMode',
  'DeletionProtectionEnabled',
  'GlobalSecondaryIndexes',
  'KeySchema',
  'LocalSecondaryIndexes',
  'PointInTimeRecoverySpecification',
  'ProvisionedThroughput',
  'SSESpecification',
  'TableClass',
  'TableName',
  'Tags',
  'TimeToLiveSpecification',
];

/** Tables of templates. */
export function tableHandler({ store, identity, clock }: TableParts): ResourceHandler {
  return {
    fidelity: 'modelled',
    create: async (request) => {
      const properties = readProperties(type, request.properties, known);
      const name = checkTableName(
        properties.text('TableName') ?? request.generatedName({ maxLength: 255 }),
      );
      const settings = settingsOf(request);
      if (store.find(name)) {
        throw new ResourceFailure('AlreadyExists', `${name} already exists`);
      }
      return stateOf(
        store.add({
          name,
          arn: store.arnOfName(name),
          id: identity.uuid(),
          createdAt: clock.now(),
          ...settings,
        }).description,
      );
    },
    update: async (request) => {
      const table = store.existing(request.state.physicalId);
      const { name, arn, id, createdAt } = table.description;
      table.description = { name, arn, id, createdAt, ...settingsOf(request) };
      return stateOf(table.description);
    },
    delete: async ({ state }) => {
      const table = store.find(state.physicalId);
      if (table === undefined) return;
      if (table.description.deletionProtected) throw tableErrors.protected(table.description.arn);
      store.remove(table.description.name);
    },
    read: ({ physicalId }) => (store.find(physicalId) === undefined ? undefined : {}),
    adoption: {
      identifiedBy: 'TableName',
      adopt: (name) => {
        const table = store.find(name);
        return table && stateOf(table.description);
      },
    },
  };
}

function settingsOf(
  request: ResourceRequest,
): Omit<TableDescription, 'name' | 'arn' | 'id' | 'createdAt'> {
  const properties = readProperties(type, request.properties, known);
  const timeToLive = properties.nested('TimeToLiveSpecification', ['AttributeName', 'Enabled']);
  return {
    ...readTable(inputOf(request.properties)),
    deletionProtected: properties.boolean('DeletionProtectionEnabled') ?? false,
    ...(timeToLive === undefined
      ? {}
      : {
          timeToLive: {
            attribute: timeToLive.requiredText('AttributeName'),
            enabled: timeToLive.boolean('Enabled') ?? false,
          } satisfies TimeToLive,
        }),
    tags: { ...request.tags, ...properties.tags() },
  };
}

function inputOf(properties: Properties): TableInput {
  const { BillingMode, ProvisionedThroughput } = properties;
  return {
    AttributeDefinitions: readObjects(properties, 'AttributeDefinitions'),
    KeySchema: readObjects(properties, 'KeySchema'),
    BillingMode,
    ProvisionedThroughput,
    GlobalSecondaryIndexes: readObjects(properties, 'GlobalSecondaryIndexes'),
    LocalSecondaryIndexes: readObjects(properties, 'LocalSecondaryIndexes'),
  };
}

function stateOf({ name, arn }: TableDescription) {
  return { physicalId: name, attributes: { Arn: arn } };
}
