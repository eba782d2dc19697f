import type { JsonRecord } from './json.ts';
import type { ParameterDeclaration } from './template.ts';
import { validationError } from './template-error.ts';

const keys = [
  'AllowedPattern',
  'AllowedValues',
  'ConstraintDescription',
  'Default',
  'Description',
  'MaxLength',
  'MaxValue',
  'MinLength',
  'MinValue',
  'NoEcho',
  'Type',
];

const types =
  /^(String|Number|CommaDelimitedList|List<Number>|(List<)?AWS::(EC2|Route53)::[\w:]+>?|AWS::SSM::Parameter::(Name|Value<.+>))$/;

/** An entry of the template's `Parameters`. Throws AWS's `Template format error`. */
export function readParameterDeclaration(name: string, entry: JsonRecord): ParameterDeclaration {
  const unknown = Object.keys(entry).find((key) => !keys.includes(key));
  if (unknown !== undefined) {
    throw validationError(`Invalid template parameter property '${unknown}'`);
  }
  const type = entry.Type;
  if (typeof type !== 'string') {
    throw validationError(
      `Template format error: Every Parameters object must contain a Type member.`,
    );
  }
  if (!types.test(type)) {
    throw validationError(`Template format error: Unrecognized parameter type: ${type}`);
  }
  const allowed = entry.AllowedValues;
  return {
    type,
    noEcho: String(entry.NoEcho) === 'true',
    ...text(entry, 'Default', 'default'),
    ...text(entry, 'Description', 'description'),
    ...text(entry, 'AllowedPattern', 'allowedPattern'),
    ...text(entry, 'ConstraintDescription', 'constraintDescription'),
    ...(Array.isArray(allowed) && { allowedValues: allowed.map(String) }),
    ...number(name, entry, 'MinLength', 'minLength'),
    ...number(name, entry, 'MaxLength', 'maxLength'),
    ...number(name, entry, 'MinValue', 'minValue'),
    ...number(name, entry, 'MaxValue', 'maxValue'),
  };
}

function text<Key extends string>(
  entry: JsonRecord,
  written: string,
  key: Key,
): { readonly [K in Key]?: string } {
  const value = entry[written];
  return value === undefined ? {} : ({ [key]: String(value) } as { readonly [K in Key]: string });
}

function number<Key extends string>(
  name: string,
  entry: JsonRecord,
  written: string,
  key: Key,
): { readonly [K in Key]?: number } {
  const value = entry[written];
  if (value === undefined) return {};
  if (Number.isNaN(Number(value))) {
    throw validationError(`Template format error: Parameter ${name}: ${written} must be a number.`);
  }
  return { [key]: Number(value) } as { readonly [K in Key]: number };
}
