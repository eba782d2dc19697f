/** A request to AWS, ready to be sent. */
export interface SignedRequest {
  readonly url: string;
  readonly method: 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface RawAnswer {
  readonly status: number;
  readonly body: string;
  /** With lower-case names. `date` and `retry-after` are used. */
  readonly headers?: Readonly<Record<string, string | readonly string[] | undefined>>;
}

/** Sends one request, without trying again. */
export type RequestSender = (request: SignedRequest, signal: AbortSignal) => Promise<RawAnswer>;

/** What `new SecretsManager()` of `@aws-sdk/client-secrets-manager` is, as far as it is used. */
export interface SecretsManagerClient {
  getSecretValue(
    input: { SecretId: string },
    options: { abortSignal: AbortSignal },
  ): Promise<SecretVersion>;
}

/** The answer of GetSecretValue, and one of BatchGetSecretValue. */
export interface SecretVersion {
  readonly ARN?: string | undefined;
  readonly Name?: string | undefined;
  readonly VersionId?: string | undefined;
  readonly SecretString?: string | undefined;
  readonly SecretBinary?: unknown;
}
