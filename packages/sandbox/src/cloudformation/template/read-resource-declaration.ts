import { NotModelled } from '../../aws/aws-error.ts';
import { isRecord, type JsonRecord } from './json.ts';
import type { ResourceDeclaration, RetentionPolicy } from './template.ts';
import { validationError } from './template-error.ts';

const keys = [
  'Condition',
  'DeletionPolicy',
  'DependsOn',
  'Metadata',
  'Properties',
  'Type',
  'UpdateReplacePolicy',
];

const policies: readonly string[] = [
  'Delete',
  'Retain',
  'RetainExceptOnCreate',
  'Snapshot',
] satisfies RetentionPolicy[];

/** An entry of the template's `Resources`. Throws AWS's `Template format error`, or NotModelled. */
export function readResourceDeclaration(name: string, entry: JsonRecord): ResourceDeclaration {
  for (const key of ['CreationPolicy', 'UpdatePolicy']) {
    if (entry[key] !== undefined) throw new NotModelled(`${key} of a resource (${name})`);
  }
  const unknown = Object.keys(entry).find((key) => !keys.includes(key));
  if (unknown !== undefined) {
    throw validationError(`Invalid template resource property '${unknown}'`);
  }
  const { Type: type, Properties: properties = {}, Condition: condition } = entry;
  if (typeof type !== 'string') {
    throw validationError(
      `Template format error: [/Resources/${name}] Every Resources object must contain a Type member.`,
    );
  }
  if (!isRecord(properties)) {
    throw validationError(
      `Template format error: [/Resources/${name}/Properties] is not an object.`,
    );
  }
  const deletionPolicy = readPolicy(name, entry, 'DeletionPolicy');
  const updateReplacePolicy = readPolicy(name, entry, 'UpdateReplacePolicy');
  return {
    type,
    properties,
    dependsOn: [entry.DependsOn ?? []].flat().map(String),
    ...(typeof condition === 'string' && { condition }),
    ...(deletionPolicy !== undefined && { deletionPolicy }),
    ...(updateReplacePolicy !== undefined && { updateReplacePolicy }),
    ...(isRecord(entry.Metadata) && { metadata: entry.Metadata }),
  };
}

function readPolicy(name: string, entry: JsonRecord, key: string): RetentionPolicy | undefined {
  const value = entry[key];
  if (value === undefined) return undefined;
  if (typeof value !== 'string' || !policies.includes(value)) {
    throw validationError(
      `Template format error: Unrecognized ${key} ${JSON.stringify(value)} for resource ${name}`,
    );
  }
  return value as RetentionPolicy;
}
