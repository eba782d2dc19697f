import type { RegisterTaskDefinitionCommandInput } from '@aws-sdk/client-ecs';
import { AwsError, NotModelled } from '../../aws/aws-error.ts';
import type { Properties } from '../../resources/resource-handler.ts';
import { definitionShape, type Shape } from './definition-shape.ts';

/** How settings are called: as the API calls them, or as CloudFormation does. */
type Naming = (apiName: string) => string;

/**
 * Properties of an `AWS::ECS::TaskDefinition` as the API takes them: `ContainerDefinitions` becomes
 * `containerDefinitions`, `"8000"` a number where AWS wants one. Throws NotModelled for a property
 * that the sandbox does not know.
 */
export function readDefinitionProperties(
  properties: Properties,
): RegisterTaskDefinitionCommandInput {
  return asInput(read(properties, definitionShape, cloudFormationName, ''));
}

/** The API's own input; throws NotModelled for a member that the sandbox does not know. */
export function readDefinitionInput(input: object): RegisterTaskDefinitionCommandInput {
  return asInput(read(input, definitionShape, (name) => name, ''));
}

/** What was read has the fields of the shape, which are those of the SDK's type. */
function asInput(value: unknown): RegisterTaskDefinitionCommandInput {
  return value as RegisterTaskDefinitionCommandInput;
}

const cloudFormationNames: Readonly<Record<string, string>> = {
  efsVolumeConfiguration: 'EFSVolumeConfiguration',
  fileSystemId: 'FilesystemId',
  iam: 'IAM',
};

const cloudFormationName: Naming = (apiName) =>
  cloudFormationNames[apiName] ?? apiName.charAt(0).toUpperCase() + apiName.slice(1);

function read(value: unknown, shape: Shape, naming: Naming, path: string): unknown {
  if (shape === 'text') return text(value, path);
  if (shape === 'integer') return integer(value, path);
  if (shape === 'flag') return flag(value, path);
  if ('list' in shape) {
    if (!Array.isArray(value)) throw wrongType(path, 'a list');
    return value.map((item, index) => read(item, shape.list, naming, `${path}[${index}]`));
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw wrongType(path, 'an object');
  }
  if ('map' in shape) return textMap(value, path);
  return readFields(value, shape.fields, naming, path);
}

function readFields(
  value: object,
  fields: Readonly<Record<string, Shape>>,
  naming: Naming,
  path: string,
): object {
  const apiNames = new Map(Object.keys(fields).map((name) => [naming(name), name]));
  const result: Record<string, unknown> = {};
  for (const [given, item] of Object.entries(value)) {
    if (item === undefined || item === null) continue;
    const name = apiNames.get(given);
    const shape = name === undefined ? undefined : fields[name];
    const itemPath = path === '' ? given : `${path}.${given}`;
    if (name === undefined || shape === undefined) {
      throw new NotModelled(`${itemPath} of task definitions`);
    }
    result[name] = read(item, shape, naming, itemPath);
  }
  return result;
}

function textMap(value: object, path: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, text(item, `${path}.${key}`)]),
  );
}

function text(value: unknown, path: string): string {
  if (typeof value === 'object') throw wrongType(path, 'a string');
  return String(value);
}

function integer(value: unknown, path: string): number {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isInteger(number)) throw wrongType(path, 'an integer');
  return number;
}

function flag(value: unknown, path: string): boolean {
  if (value === true || value === 'true') return true;
  if (value === false || value === 'false') return false;
  throw wrongType(path, 'a boolean');
}

function wrongType(path: string, expected: string): AwsError {
  return new AwsError('InvalidParameterException', `${path} must be ${expected}.`);
}
