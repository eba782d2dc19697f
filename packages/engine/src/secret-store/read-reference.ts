/** A task definition's reference to a key of an application's secret. */
export interface SecretReference {
  readonly arn: string;
  readonly key: string;
  /** Absent: whichever is current when a task starts. */
  readonly version?: string;
}

/** Takes `ARN:KEY:STAGE:VERSION` of Secrets Manager or `ARN/VERSION/KEY` of Parameter Store apart. */
export function readReference(reference: string): SecretReference {
  const [, arnOfPath, versionOfPath, keyOfPath = ''] =
    /^(arn:[^:]*:ssm:.+)\/([^/]+)\/([^/]+)$/.exec(reference) ?? [];
  if (arnOfPath && versionOfPath) {
    return { arn: arnOfPath, key: keyOfPath, version: versionOfPath };
  }
  const parts = reference.split(':');
  const [key = '', , version] = parts.slice(7);
  return { arn: parts.slice(0, 7).join(':'), key, ...(version && { version }) };
}
