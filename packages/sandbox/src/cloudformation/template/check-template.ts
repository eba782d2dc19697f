import { schemaOf } from '../schemas/read-schemas.ts';
import { referencesIn } from './references.ts';
import type { Template } from './template.ts';
import { validationError } from './template-error.ts';

/** Refuses references to what the template does not hold, in AWS's words. */
export function checkTemplate(template: Template): void {
  checkConditions(template);
  checkBlock(template, 'Resources', resourceValues(template), conditionsOfResources(template));
  const outputs = [...template.outputs.values()];
  checkBlock(
    template,
    'Outputs',
    outputs.map(({ value, exportName }) => [value, exportName]),
    outputs.flatMap(({ condition }) => condition ?? []),
  );
}

function checkConditions(template: Template): void {
  const unresolved = [...referencesIn(template.conditions)]
    .filter(
      ({ kind, name }) => kind === 'attribute' || (kind === 'ref' && !isParameter(template, name)),
    )
    .map(({ name }) => name);
  if (unresolved.length > 0) {
    throw validationError(
      `Template format error: Unresolved dependencies [${unique(unresolved)}]. Cannot reference resources in the Conditions block of the template`,
    );
  }
}

function resourceValues(template: Template): readonly unknown[] {
  return [...template.resources.values()].map(({ properties, dependsOn }) => [
    properties,
    dependsOn.map((name) => ({ 'Fn::GetAtt': [name, ''] })),
  ]);
}

function conditionsOfResources(template: Template): readonly string[] {
  return [...template.resources.values()].flatMap(({ condition }) => condition ?? []);
}

function checkBlock(
  template: Template,
  block: 'Resources' | 'Outputs',
  values: readonly unknown[],
  conditions: readonly string[],
): void {
  const references = [...referencesIn(values)];
  const unresolved = references
    .filter(
      ({ kind, name }) =>
        (kind === 'ref' && !isParameter(template, name) && !template.resources.has(name)) ||
        (kind === 'attribute' && !template.resources.has(name)),
    )
    .map(({ name }) => name);
  if (unresolved.length > 0) {
    throw validationError(
      `Template format error: Unresolved resource dependencies [${unique(unresolved)}] in the ${block} block of the template`,
    );
  }
  const used = [
    ...conditions,
    ...references.filter(({ kind }) => kind === 'condition').map(({ name }) => name),
  ];
  for (const condition of used) {
    if (!(condition in template.conditions)) {
      throw validationError(
        `Template format error: Unresolved condition dependency ${condition} in the ${block} block of the template`,
      );
    }
  }
  for (const { kind, name, attribute } of references) {
    if (kind === 'attribute' && attribute) checkAttribute(template, name, attribute);
  }
}

function checkAttribute(template: Template, logicalId: string, attribute: string): void {
  const schema = schemaOf(template.resources.get(logicalId)?.type ?? '');
  if (schema !== undefined && !schema.attributes.includes(attribute)) {
    throw validationError(
      `Template error: resource ${logicalId} does not support attribute type ${attribute} in Fn::GetAtt`,
    );
  }
}

function isParameter(template: Template, name: string): boolean {
  return name.startsWith('AWS::') || template.parameters.has(name);
}

function unique(names: readonly string[]): string {
  return [...new Set(names)].join(', ');
}
