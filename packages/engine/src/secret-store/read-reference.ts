/** A task definition's reference to a key of an application's secret, without the key. */
export interface SecretReference {
  readonly arn: string;
  /** Absent: whichever is current when a task starts. */
  readonly version?: string;
}

/** Takes `ARN:KEY:STAGE:VERSION` of Secrets Manager or `ARN/VERSION/KEY` of Parameter Store apart. */
export function readReference(reference: string): SecretReference {
  const [, arnOfPath, versionOfPath] = /^(arn:[^:]*:ssm:.+)\/([^/]+)\/[^/]+$/.exec(reference) ?? [];
  if (arnOfPath && versionOfPath) return { arn: arnOfPath, version: versionOfPath };
  const parts = reference.split(':');
  const version = parts[9];
  return { arn: parts.slice(0, 7).join(':'), ...(version && { version }) };
}
