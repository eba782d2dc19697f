import { AwsError } from '../aws/aws-error.ts';
import { type PropertyReader, readProperties } from '../resources/read-properties.ts';
import {
  ResourceFailure,
  type ResourceHandler,
  type ResourceRequest,
} from '../resources/resource-handler.ts';
import type { LogGroups } from './log-groups.ts';
import { checkGroupName, checkRetention, groupClass } from './log-settings.ts';

const type = 'AWS::Logs::LogGroup';
const known = [
  'LogGroupName',
  'RetentionInDays',
  'KmsKeyId',
  'LogGroupClass',
  'DeletionProtectionEnabled',
  'Tags',
];

/** Log groups of templates. */
export function logGroupHandler(groups: LogGroups): ResourceHandler {
  async function create(request: ResourceRequest) {
    const properties = readProperties(type, request.properties, known);
    const name = properties.text('LogGroupName') ?? request.generatedName({ maxLength: 512 });
    if (groups.find(name)) {
      throw new ResourceFailure(
        'AlreadyExists',
        `Resource of type '${type}' with identifier '{"/properties/LogGroupName":"${name}"}' already exists.`,
      );
    }
    checkGroupName(name);
    groups.create({
      name,
      logGroupClass: groupClass(properties.text('LogGroupClass')),
      ...settingsOf(properties, request),
    });
    return stateOf(groups, name);
  }

  return {
    fidelity: 'modelled',
    create,
    update: async (request) => {
      const properties = readProperties(type, request.properties, known);
      const {
        retention: _retention,
        kmsKeyId: _key,
        ...group
      } = groups.existing(request.state.physicalId);
      groups.put({ ...group, ...settingsOf(properties, request) });
      return stateOf(groups, group.name);
    },
    delete: async ({ state }) => {
      if (groups.find(state.physicalId)?.isProtected) {
        throw new AwsError(
          'ValidationException',
          'The log group cannot be deleted because deletion protection is enabled. Disable deletion protection and try again.',
        );
      }
      groups.remove(state.physicalId);
    },
    read: ({ physicalId }) => {
      const group = groups.find(physicalId);
      return group && { RetentionInDays: group.retention };
    },
    adoption: {
      identifiedBy: 'LogGroupName',
      adopt: (name) => (groups.find(name) === undefined ? undefined : stateOf(groups, name)),
    },
  };
}

function settingsOf(properties: PropertyReader, request: ResourceRequest) {
  const retention = properties.number('RetentionInDays');
  const kmsKeyId = properties.text('KmsKeyId');
  checkRetention(retention);
  return {
    ...(retention === undefined ? {} : { retention }),
    ...(kmsKeyId === undefined ? {} : { kmsKeyId }),
    isProtected: properties.boolean('DeletionProtectionEnabled') ?? false,
    tags: { ...request.tags, ...properties.tags() },
  };
}

function stateOf(groups: LogGroups, name: string) {
  return { physicalId: name, attributes: { Arn: `${groups.arnOf(name)}:*` } };
}
