import { readProperties } from '../resources/read-properties.ts';
import {
  ResourceFailure,
  type ResourceHandler,
  type ResourceRequest,
} from '../resources/resource-handler.ts';
import { newest } from './parameter-store.ts';
import { type ParameterDependencies, putParameter } from './put-parameter.ts';

const type = 'AWS::SSM::Parameter';
const known = [
  'Name',
  'Type',
  'Value',
  'Description',
  'AllowedPattern',
  'DataType',
  'Tier',
  'Tags',
];

/** Parameters of templates: everything but SecureString, which CloudFormation cannot make. */
export function parameterHandler(dependencies: ParameterDependencies): ResourceHandler {
  const { store } = dependencies;

  function put(request: ResourceRequest, name: string, exists: boolean) {
    const properties = readProperties(type, request.properties, known);
    const parameterType = typeOf(properties.requiredText('Type'));
    const tags = { ...request.tags, ...properties.tags() };
    putParameter(dependencies, {
      Name: name,
      Type: parameterType,
      Value: properties.requiredText('Value'),
      Description: properties.text('Description'),
      AllowedPattern: properties.text('AllowedPattern'),
      DataType: properties.text('DataType'),
      Tier: tierOf(properties.text('Tier')),
      Overwrite: exists,
    });
    const record = store.find(name);
    if (!record) throw new Error(`The parameter ${name} is gone.`);
    store.put({ ...record, tags });
    return {
      physicalId: name,
      attributes: { Type: parameterType, Value: newest(record).value },
    };
  }

  return {
    fidelity: 'modelled',
    create: async (request) => {
      const given = readProperties(type, request.properties, known).text('Name');
      return put(request, given ?? request.generatedName({ maxLength: 1011 }), false);
    },
    update: async (request) => put(request, request.state.physicalId, true),
    delete: async ({ state }) => store.remove(state.physicalId),
    read: ({ physicalId }) => {
      const record = store.find(physicalId);
      if (record === undefined) return undefined;
      const { type: Type, value: Value } = newest(record);
      return { Type, Value };
    },
  };
}

function typeOf(text: string): 'String' | 'StringList' {
  if (text === 'String' || text === 'StringList') return text;
  throw new ResourceFailure(
    'InvalidRequest',
    `Properties validation failed for resource with message: #/Type: ${text} is not a valid enum value`,
  );
}

function tierOf(text: string | undefined) {
  if (
    text === undefined ||
    text === 'Standard' ||
    text === 'Advanced' ||
    text === 'Intelligent-Tiering'
  ) {
    return text;
  }
  throw new ResourceFailure(
    'InvalidRequest',
    `Properties validation failed for resource with message: #/Tier: ${text} is not a valid enum value`,
  );
}
