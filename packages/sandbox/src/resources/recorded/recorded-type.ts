import type { Identity } from '../../aws/identity.ts';
import type { WaitName } from '../../time/waits.ts';
import type { Properties, ResourceState } from '../resource-handler.ts';

/** How CloudFormation refers to resources of a type of which the sandbox keeps nothing else. */
export interface RecordedType {
  /** The property that names the resource; without a value, CloudFormation makes a name up. */
  readonly name?: { readonly property: string; readonly maxLength: number };
  /** Which of AWS's waits a creation takes; `resource` unless said. */
  readonly wait?: WaitName;
  /** What `Ref` and `Fn::GetAtt` give. */
  readonly describe: (facts: RecordedFacts) => ResourceState;
  /** What two of them may not share; the physical id unless said. */
  readonly key?: (properties: Properties) => string;
  /** What AWS says when there is one already; CloudFormation's own words unless said. */
  readonly taken?: (text: RecordedFacts['text']) => string;
}

export interface RecordedFacts {
  readonly identity: Identity;
  /** Empty for types without a name. */
  readonly name: string;
  /** A property as text; empty when the template does not give it. */
  readonly text: (property: string) => string;
}

/** The state of a resource: what `Ref` gives, and attributes. */
export function referred(
  physicalId: string,
  attributes: ResourceState['attributes'] = {},
): ResourceState {
  return { physicalId, attributes };
}

/** A letter and random capitals and digits: the ids of CloudFront and Route 53. */
export function capitals(identity: Identity, letter: string, length: number): string {
  return `${letter}${identity.hex(length).toUpperCase()}`;
}
