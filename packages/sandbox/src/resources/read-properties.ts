import { refuseUnknown } from '../aws/refuse-unknown.ts';
import { type Properties, ResourceFailure } from './resource-handler.ts';

/** Reads the properties of one resource, in the forms that CloudFormation accepts for each type. */
export interface PropertyReader {
  text(name: string): string | undefined;
  requiredText(name: string): string;
  number(name: string): number | undefined;
  boolean(name: string): boolean | undefined;
  /** A nested object; what it holds beyond `known` is refused. */
  nested(name: string, known: readonly string[]): PropertyReader | undefined;
  /** `Tags` in the form of a list or of a map. */
  tags(): Readonly<Record<string, string>>;
}

/** Properties of a resource of `type`; throws NotModelled for one that `known` does not list. */
export function readProperties(
  type: string,
  properties: Properties,
  known: readonly string[],
): PropertyReader {
  refuseUnknown(type, properties, known);

  function scalar(name: string): string | undefined {
    const value = properties[name];
    if (value === undefined || value === null) return undefined;
    if (typeof value === 'object') {
      throw new ResourceFailure(
        'InvalidRequest',
        `Properties validation failed for resource with message: #/${name}: expected type: String, found: ${Array.isArray(value) ? 'JSONArray' : 'JSONObject'}`,
      );
    }
    return String(value);
  }

  function nested(name: string, nestedKnown: readonly string[]): PropertyReader | undefined {
    const value = properties[name];
    if (!isObject(value)) return undefined;
    return readProperties(`${type} ${name}`, value, nestedKnown);
  }

  function requiredText(name: string): string {
    const value = scalar(name);
    if (value !== undefined) return value;
    throw new ResourceFailure(
      'InvalidRequest',
      `Properties validation failed for resource with message: #: required key [${name}] not found`,
    );
  }

  return {
    text: scalar,
    requiredText,
    number: (name) => {
      const value = scalar(name);
      return value === undefined ? undefined : Number(value);
    },
    boolean: (name) => {
      const value = scalar(name);
      return value === undefined ? undefined : value === 'true';
    },
    nested,
    tags: () => tagsOf(properties.Tags),
  };
}

function tagsOf(tags: unknown): Readonly<Record<string, string>> {
  if (Array.isArray(tags)) {
    return Object.fromEntries(tags.map((tag) => [String(tag.Key), String(tag.Value)]));
  }
  if (!isObject(tags)) return {};
  return Object.fromEntries(Object.entries(tags).map(([key, value]) => [key, String(value)]));
}

function isObject(value: unknown): value is Properties {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
