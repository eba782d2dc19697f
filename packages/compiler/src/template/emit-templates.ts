import type { Graph, Layer, Output, Parameter, Resource, Stack } from '../graph/graph.ts';
import type { Span } from '../source/span.ts';
import { utf8Length } from './utf8-length.ts';

/** A CloudFormation template, ready to be written or deployed. */
export interface Template {
  /** The stack's name. */
  readonly stack: string;
  readonly layer: Layer;
  /** `shop-production-api.json`. */
  readonly fileName: string;
  /** JSON. */
  readonly body: string;
  /** Length of the body in UTF-8. */
  readonly bytes: number;
}

/** The largest template that CloudFormation takes in a call, in bytes; a larger one goes through S3. */
export const largestInlineTemplate = 51_200;

/** The largest that it takes at all. */
export const largestTemplate = 1_000_000;

/**
 * Writes each stack as a template. `place` says where in the project a resource stems from, such
 * as `compose.yaml#services.api`; it goes into the resource's metadata, which AWS keeps and does not
 * read.
 *
 * Tags are not in the templates: given to the stack at deployment, they reach every resource of it
 * that can have tags, and changing one changes no template.
 */
export function emitTemplates(graph: Graph, place: (span: Span) => string): readonly Template[] {
  return graph.stacks.map((stack) => emitTemplate(stack, place));
}

function emitTemplate(stack: Stack, place: (span: Span) => string): Template {
  return {
    stack: stack.name,
    layer: stack.layer,
    fileName: `${stack.name}.json`,
    ...writeBody(templateOf(stack, place)),
  };
}

/** For people to read as long as that costs nothing; minified when it would need S3 otherwise. */
function writeBody(template: object): Pick<Template, 'body' | 'bytes'> {
  const readable = measured(`${JSON.stringify(template, undefined, 2)}\n`);
  return readable.bytes <= largestInlineTemplate ? readable : measured(JSON.stringify(template));
}

function measured(body: string): Pick<Template, 'body' | 'bytes'> {
  return { body, bytes: utf8Length(body) };
}

function templateOf(stack: Stack, place: (span: Span) => string): object {
  const { layer, service } = stack;
  return {
    AWSTemplateFormatVersion: '2010-09-09',
    Description: stack.description,
    Metadata: { seaworthy: { layer, ...(service !== undefined && { service }) } },
    ...section('Parameters', stack.parameters, parameterOf),
    ...(Object.keys(stack.conditions).length > 0 && { Conditions: stack.conditions }),
    Resources: byId(stack.resources, (resource) => resourceOf(resource, place)),
    ...section('Outputs', stack.outputs, outputOf),
  };
}

function section<Item extends { readonly id: string }>(
  name: string,
  items: readonly Item[],
  write: (item: Item) => object,
): object {
  return items.length > 0 ? { [name]: byId(items, write) } : {};
}

/** Two things with one id would be one in the template: that is our bug, and is not passed on. */
function byId<Item extends { readonly id: string }>(
  items: readonly Item[],
  write: (item: Item) => object,
): Readonly<Record<string, object>> {
  const written: Record<string, object> = {};
  for (const item of items) {
    if (Object.hasOwn(written, item.id)) throw new Error(`Two resources are called ${item.id}.`);
    written[item.id] = write(item);
  }
  return written;
}

function parameterOf(parameter: Parameter): object {
  return {
    Type: parameter.type,
    Description: parameter.description,
    ...(parameter.default !== undefined && { Default: parameter.default }),
    ...(parameter.allowedPattern !== undefined && { AllowedPattern: parameter.allowedPattern }),
    ...(parameter.allowedValues !== undefined && { AllowedValues: parameter.allowedValues }),
    ...(parameter.noEcho !== undefined && { NoEcho: parameter.noEcho }),
  };
}

function resourceOf(resource: Resource, place: (span: Span) => string): object {
  const { owner } = resource;
  const source = place(resource.span);
  return {
    Type: resource.type,
    ...(resource.condition !== undefined && { Condition: resource.condition }),
    ...(resource.dependsOn !== undefined && { DependsOn: resource.dependsOn }),
    ...(resource.deletionPolicy !== undefined && { DeletionPolicy: resource.deletionPolicy }),
    ...(resource.updateReplacePolicy !== undefined && {
      UpdateReplacePolicy: resource.updateReplacePolicy,
    }),
    Metadata: { seaworthy: { source, ...(owner !== undefined && { owner }) } },
    Properties: resource.properties,
  };
}

function outputOf(output: Output): object {
  return {
    Description: output.description,
    ...(output.condition !== undefined && { Condition: output.condition }),
    Value: output.value,
  };
}
