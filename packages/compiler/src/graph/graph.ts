import type { Span } from '../source/span.ts';
import type { ResourceProperties, ResourceType } from './aws/resources.generated.ts';
import type { Intrinsic, Reference } from './intrinsics.ts';

/**
 * The resources to create, with the span each stems from: three layers of stacks by how often and
 * how dangerously they change. Stacks are in the order of deployment; within a layer they are
 * independent.
 */
export interface Graph {
  readonly stacks: readonly Stack[];
}

export type Layer = 'foundation' | 'data' | 'service';

export interface Stack {
  /** CloudFormation's stack name, such as `shop-production-foundation`. */
  readonly name: string;
  readonly layer: Layer;
  /** The service of a service stack. */
  readonly service?: string;
  readonly description: string;
  readonly parameters: readonly Parameter[];
  readonly conditions: Readonly<Record<string, Intrinsic>>;
  readonly resources: readonly Resource[];
  readonly outputs: readonly Output[];
  readonly terminationProtection: boolean;
}

/** One CloudFormation resource. Its id is a function of the project's names and never moves. */
export interface Resource<Type extends ResourceType = ResourceType> {
  readonly id: string;
  readonly type: Type;
  readonly properties: ResourceProperties[Type];
  readonly dependsOn?: readonly string[];
  readonly condition?: string;
  readonly deletionPolicy?: 'Delete' | 'Retain' | 'Snapshot' | 'RetainExceptOnCreate';
  readonly updateReplacePolicy?: 'Delete' | 'Retain' | 'Snapshot';
  /** The Compose text that asks for it. */
  readonly span: Span;
  /** The service or store it belongs to; absent for what all share. */
  readonly owner?: string;
}

export interface Parameter {
  readonly id: string;
  readonly type: string;
  readonly description: string;
  readonly default?: string;
  readonly allowedPattern?: string;
  readonly allowedValues?: readonly string[];
  readonly noEcho?: boolean;
}

export interface Output {
  readonly id: string;
  readonly description: string;
  readonly value: string | Reference;
  readonly condition?: string;
}
