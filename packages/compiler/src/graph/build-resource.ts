import type {
  ResourceAttributes,
  ResourceProperties,
  ResourceType,
} from './aws/resources.generated.ts';
import type { Resource } from './graph.ts';
import type { Property, Reference, Resolvable } from './intrinsics.ts';

/** A resource, or the id of a resource or parameter of the same template. */
export type Target = { readonly id: string } | string;

/** What a resource has besides its properties: the Compose text that asks for it, above all. */
export interface ResourceDetails
  extends Pick<
    Resource,
    'span' | 'owner' | 'condition' | 'deletionPolicy' | 'updateReplacePolicy'
  > {
  readonly dependsOn?: readonly Target[];
}

/**
 * One resource with the properties of its type:
 * `resource('AWS::SQS::Queue', logicalId('jobs'), { VisibilityTimeout: 60 }, { span })`.
 */
export function resource<Type extends ResourceType>(
  type: Type,
  id: string,
  properties: ResourceProperties[Type],
  details: ResourceDetails,
): Resource<Type> {
  const { dependsOn, ...rest } = details;
  return {
    id,
    type,
    properties,
    ...rest,
    ...(dependsOn && dependsOn.length > 0 && { dependsOn: dependsOn.map(idOf) }),
  };
}

/** `{ Ref: … }`: the value of a parameter, or what AWS's documentation calls the resource's Ref. */
export function ref(target: Target): Reference {
  return { Ref: idOf(target) };
}

/** `{ 'Fn::GetAtt': … }`: an attribute that this type has. */
export function attribute<Type extends ResourceType>(
  source: Resource<Type>,
  name: ResourceAttributes[Type],
): Reference {
  return { 'Fn::GetAtt': [source.id, name] };
}

/** `{ 'Fn::Sub': … }`: text with `${Id}`, `${Id.Attribute}` and `${AWS::Region}` filled in. */
export function sub(text: string, values?: Readonly<Record<string, Resolvable>>): Reference {
  return { 'Fn::Sub': values ? [text, values] : text };
}

/** Text for `sub` that CloudFormation leaves alone: `${` becomes `${!`. */
export function literal(text: string): string {
  return text.replaceAll('${', '${!');
}

/** The `index`th value of a list that only CloudFormation knows. */
export function select(index: number, list: Reference): Reference {
  return { 'Fn::Select': [index, list] };
}

/** One value when the stack's condition holds, else another (or no property at all). */
export function when<T>(condition: string, value: T, otherwise?: T): Property<T> {
  return { 'Fn::If': [condition, value, otherwise ?? { Ref: 'AWS::NoValue' }] };
}

function idOf(target: Target): string {
  return typeof target === 'string' ? target : target.id;
}
