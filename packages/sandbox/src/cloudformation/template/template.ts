import type { JsonRecord } from './json.ts';

/** A template as read: every section there, none of its functions evaluated. */
export interface Template {
  /** As given; `GetTemplate` answers it. */
  readonly text: string;
  readonly description?: string;
  readonly metadata?: JsonRecord;
  readonly parameters: ReadonlyMap<string, ParameterDeclaration>;
  readonly mappings: JsonRecord;
  readonly conditions: JsonRecord;
  readonly resources: ReadonlyMap<string, ResourceDeclaration>;
  readonly outputs: ReadonlyMap<string, OutputDeclaration>;
}

export interface ParameterDeclaration {
  readonly type: string;
  readonly default?: string;
  readonly description?: string;
  readonly noEcho: boolean;
  readonly allowedValues?: readonly string[];
  readonly allowedPattern?: string;
  readonly constraintDescription?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minValue?: number;
  readonly maxValue?: number;
}

/** What becomes of a resource that leaves its stack or is replaced. */
export type RetentionPolicy = 'Delete' | 'Retain' | 'RetainExceptOnCreate' | 'Snapshot';

export interface ResourceDeclaration {
  readonly type: string;
  readonly properties: JsonRecord;
  readonly condition?: string;
  readonly dependsOn: readonly string[];
  /** What happens when the resource leaves the stack; absent: the type's default. */
  readonly deletionPolicy?: RetentionPolicy;
  /** What happens to the old one when the resource is replaced. */
  readonly updateReplacePolicy?: RetentionPolicy;
  readonly metadata?: JsonRecord;
}

export interface OutputDeclaration {
  readonly value: unknown;
  readonly description?: string;
  readonly condition?: string;
  /** An intrinsic function or text. */
  readonly exportName?: unknown;
}
