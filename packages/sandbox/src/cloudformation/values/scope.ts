import type { Identity } from '../../aws/identity.ts';
import type { JsonRecord } from '../template/json.ts';

/** What `Ref` gives of a parameter. */
export type ParameterText = string | readonly string[];

/** Where the functions of a template take their values from. */
export interface Scope {
  readonly parameter: (name: string) => ParameterText | undefined;
  readonly condition: (name: string) => boolean;
  readonly mappings: JsonRecord;
  readonly resources: ResourceReader;
  /** The value that another stack exports under a name. */
  readonly exported: (name: string) => string | undefined;
  readonly region: string;
}

/** What `Ref` and `Fn::GetAtt` give of a resource. */
export interface ResourceReader {
  readonly reference: (logicalId: string) => string;
  readonly attribute: (logicalId: string, name: string) => string | readonly string[];
}

export interface StackName {
  readonly id: string;
  readonly name: string;
}

/** The parameters that every template has. */
export function pseudoParameters(
  identity: Identity,
  stack: StackName,
): Readonly<Record<string, ParameterText>> {
  return {
    'AWS::AccountId': identity.account,
    'AWS::NotificationARNs': [],
    'AWS::Partition': 'aws',
    'AWS::Region': identity.region,
    'AWS::StackId': stack.id,
    'AWS::StackName': stack.name,
    'AWS::URLSuffix': 'amazonaws.com',
  };
}

/** A function of templates: its argument, not yet evaluated, to its value. */
export type TemplateFunction = (
  argument: unknown,
  scope: Scope,
  evaluate: (value: unknown) => unknown,
) => unknown;
