import { type Properties, ResourceFailure } from './resource-handler.ts';

/** A list of texts among a resource's properties; absent: empty. Throws as CloudFormation does. */
export function readTexts(properties: Properties, name: string): readonly string[] {
  return readList(properties, name).map((item, index) => {
    if (typeof item === 'object') throw wrongType(`${name}/${index}`, 'String', item);
    return String(item);
  });
}

/** A list of objects among a resource's properties; absent: empty. Throws as CloudFormation does. */
export function readObjects(properties: Properties, name: string): readonly Properties[] {
  return readList(properties, name).map((item, index) => {
    if (!isObject(item)) throw wrongType(`${name}/${index}`, 'JSONObject', item);
    return item;
  });
}

function readList(properties: Properties, name: string): readonly unknown[] {
  const value = properties[name];
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw wrongType(name, 'JSONArray', value);
  return value;
}

function isObject(value: unknown): value is Properties {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function wrongType(path: string, expected: string, found: unknown): ResourceFailure {
  return new ResourceFailure(
    'InvalidRequest',
    `Properties validation failed for resource with message: #/${path}: expected type: ${expected}, found: ${jsonType(found)}`,
  );
}

function jsonType(value: unknown): string {
  if (Array.isArray(value)) return 'JSONArray';
  if (isObject(value)) return 'JSONObject';
  return typeof value === 'string' ? 'String' : typeof value === 'number' ? 'Integer' : 'Boolean';
}
