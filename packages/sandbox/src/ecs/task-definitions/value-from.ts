/** What `valueFrom` of a container's secret points at. */
export type ValueFrom =
  | {
      readonly kind: 'secret';
      /** The secret's ARN. */
      readonly secretId: string;
      readonly jsonKey?: string;
      readonly stage?: string;
      readonly versionId?: string;
    }
  | { readonly kind: 'parameter'; readonly name: string }
  /** An ARN of Secrets Manager with neither 7 nor 10 parts; ECS finds out when a task starts. */
  | { readonly kind: 'malformed' };

/**
 * Reads `arn:aws:secretsmanager:…:secret:NAME-6chars`, with or without `:json-key:stage:version`
 * (all three colons or none), the ARN of a parameter, or a parameter's name.
 */
export function readValueFrom(valueFrom: string): ValueFrom {
  const parts = valueFrom.split(':');
  if (parts[0] !== 'arn' || parts[2] !== 'secretsmanager') {
    return { kind: 'parameter', name: valueFrom };
  }
  if (parts.length !== 7 && parts.length !== 10) return { kind: 'malformed' };
  const [jsonKey, stage, versionId] = parts.slice(7);
  return {
    kind: 'secret',
    secretId: parts.slice(0, 7).join(':'),
    ...(jsonKey && { jsonKey }),
    ...(stage && { stage }),
    ...(versionId && { versionId }),
  };
}
