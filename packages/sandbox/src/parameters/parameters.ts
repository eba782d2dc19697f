export interface Parameter {
  readonly name: string;
  readonly arn: string;
  readonly type: 'String' | 'StringList' | 'SecureString';
  readonly value: string;
  readonly version: number;
}

/** SSM Parameter Store. */
export interface Parameters {
  /** By name, with or without `:version`, or by ARN. */
  find(name: string): Parameter | undefined;
}
