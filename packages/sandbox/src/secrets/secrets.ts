export interface SecretVersion {
  /** A UUID of 36 characters unless the caller chose one. */
  readonly versionId: string;
  readonly stages: readonly string[];
  readonly createdAt: number;
  /** Absent: a binary secret. */
  readonly text?: string;
}

/** Secrets Manager. Values never leave by any other way than `value`. */
export interface Secrets {
  /** By name, full ARN or ARN without its six random characters. Throws AwsError as the API does. */
  arnOf(secretId: string): string;
  /**
   * The value of a version or stage (`AWSCURRENT` unless said). Throws AwsError with AWS's name and
   * text, such as `ResourceNotFoundException: Secrets Manager can't find the specified secret value
   * for staging label: AWSCURRENT`.
   */
  value(
    secretId: string,
    which?: { readonly versionId?: string; readonly stage?: string },
  ): SecretVersion;
  /** The texts of all versions of all secrets, for keeping them out of what is shown. */
  texts(): readonly string[];
}
