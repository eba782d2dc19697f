import { NotModelled } from '../../aws/aws-error.ts';
import { isRecord, type JsonRecord } from './json.ts';
import { parseText } from './parse-text.ts';
import { readParameterDeclaration } from './read-parameter-declaration.ts';
import { readResourceDeclaration } from './read-resource-declaration.ts';
import type { OutputDeclaration, Template } from './template.ts';
import { validationError } from './template-error.ts';

/** The sections of a template; those of AWS's that are not here are refused by name. */
const sections = [
  'AWSTemplateFormatVersion',
  'Description',
  'Metadata',
  'Parameters',
  'Mappings',
  'Conditions',
  'Resources',
  'Outputs',
];

/** Of each section, the most entries that AWS allows. */
const largest = { Resources: 500, Parameters: 200, Outputs: 200, Mappings: 200 };

/** Reads a template's text. Throws AWS's `Template format error`, or NotModelled. */
export function readTemplate(text: string): Template {
  const value = parseText(text);
  checkSections(value);
  const resources = section(value, 'Resources');
  if (Object.keys(resources).length === 0) {
    throw validationError('Template format error: At least one Resources member must be defined.');
  }
  return {
    text,
    ...(typeof value.Description === 'string' && { description: value.Description }),
    ...(isRecord(value.Metadata) && { metadata: value.Metadata }),
    parameters: readEach(section(value, 'Parameters'), readParameterDeclaration),
    mappings: section(value, 'Mappings'),
    conditions: section(value, 'Conditions'),
    resources: readEach(resources, readResourceDeclaration),
    outputs: readEach(section(value, 'Outputs'), readOutput),
  };
}

function checkSections(value: JsonRecord): void {
  for (const name of ['Transform', 'Rules', 'Hooks']) {
    if (value[name] !== undefined) throw new NotModelled(`the template section ${name}`);
  }
  const unknown = Object.keys(value).filter((name) => !sections.includes(name));
  if (unknown.length > 0) {
    throw validationError(`Invalid template property or properties [${unknown.join(', ')}]`);
  }
  const version = value.AWSTemplateFormatVersion;
  if (version !== undefined && version !== '2010-09-09') {
    throw validationError(
      `Template format error: ${String(version)} is not a supported value for AWSTemplateFormatVersion.`,
    );
  }
  for (const [name, most] of Object.entries(largest)) {
    const count = Object.keys(section(value, name)).length;
    if (count > most) {
      throw validationError(
        `Template format error: Number of ${name.toLowerCase()}, ${count}, is greater than maximum allowed, ${most}`,
      );
    }
  }
}

function section(value: JsonRecord, name: string): JsonRecord {
  const found = value[name] ?? {};
  if (!isRecord(found)) {
    throw validationError(`Template format error: ${name} section is not an object.`);
  }
  return found;
}

function readEach<Declaration>(
  entries: JsonRecord,
  read: (name: string, entry: JsonRecord) => Declaration,
): ReadonlyMap<string, Declaration> {
  const declarations = new Map<string, Declaration>();
  for (const [name, entry] of Object.entries(entries)) {
    if (!/^[A-Za-z0-9]+$/.test(name)) {
      throw validationError(`Template format error: Resource name ${name} is non alphanumeric.`);
    }
    if (!isRecord(entry)) {
      throw validationError(`Template format error: [/${name}] is not an object.`);
    }
    declarations.set(name, read(name, entry));
  }
  return declarations;
}

function readOutput(name: string, entry: JsonRecord): OutputDeclaration {
  if (entry.Value === undefined) {
    throw validationError(`Template format error: Output ${name} is malformed. (Value is missing)`);
  }
  const exported = entry.Export;
  return {
    value: entry.Value,
    ...(typeof entry.Description === 'string' && { description: entry.Description }),
    ...(typeof entry.Condition === 'string' && { condition: entry.Condition }),
    ...(isRecord(exported) && { exportName: exported.Name }),
  };
}
