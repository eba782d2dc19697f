// Written by scripts/generate-aws-types.mjs from the schemas that AWS publishes. Do not edit.
import type { Property } from '../intrinsics.ts';

export interface SsmParameterProperties {
  readonly AllowedPattern?: Property<string>;
  readonly DataType?: Property<'aws:ec2:image' | 'text'>;
  readonly Description?: Property<string>;
  readonly Name?: Property<string>;
  readonly Policies?: Property<string>;
  readonly Tags?: Readonly<Record<string, string>>;
  readonly Tier?: Property<'Advanced' | 'Intelligent-Tiering' | 'Standard'>;
  readonly Type: Property<'String' | 'StringList'>;
  readonly Value: Property<string>;
}
