/** One version of a parameter. */
export interface ParameterVersion {
  readonly version: number;
  readonly value: string;
  /** What a SecureString shows without decryption; it tells nothing of the value. */
  readonly ciphertext: string;
  readonly type: 'String' | 'StringList' | 'SecureString';
  readonly description?: string;
  readonly allowedPattern?: string;
  readonly keyId?: string;
  readonly tier: 'Standard' | 'Advanced';
  readonly modifiedAt: number;
  readonly labels: readonly string[];
}

/** A parameter with its history, newest version last; every change puts a new record in its place. */
export interface ParameterRecord {
  readonly name: string;
  readonly arn: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly versions: readonly ParameterVersion[];
}
