import { arnOf, type Identity } from '../aws/identity.ts';
import type { Need } from '../aws/operation.ts';
import type { SecretStore } from './secret-store.ts';

/** What IAM is asked for calls on secrets. */
export interface SecretNeeds {
  /** `action` on one secret, by its full ARN where it exists. */
  on(action: string, secretId: string | undefined): Need;
  /** `action` on the ARN that a secret of this name is going to have. */
  onNew(action: string, name: string | undefined): Need;
  /** Use of a customer's key on the caller's behalf; nothing for AWS's own key. */
  key(actions: readonly string[], kmsKeyId: string | undefined): readonly Need[];
  keyOf(actions: readonly string[], secretId: string | undefined): readonly Need[];
}

export function createSecretNeeds(store: SecretStore, identity: Identity): SecretNeeds {
  const secretArn = (name: string) => arnOf(identity, 'secretsmanager', `secret:${name}`);

  function resourceOf(secretId: string): string {
    const arn = store.find(secretId)?.arn;
    return arn ?? (secretId.startsWith('arn:') ? secretId : secretArn(secretId));
  }

  function key(actions: readonly string[], kmsKeyId: string | undefined): readonly Need[] {
    if (kmsKeyId === undefined || kmsKeyId === 'alias/aws/secretsmanager') return [];
    const resource = kmsKeyId.startsWith('arn:')
      ? kmsKeyId
      : arnOf(identity, 'kms', kmsKeyId.startsWith('alias/') ? kmsKeyId : `key/${kmsKeyId}`);
    const context = { 'kms:ViaService': `secretsmanager.${identity.region}.amazonaws.com` };
    return actions.map((action) => ({ action, resource, context }));
  }

  return {
    on: (action, secretId = '') => ({
      action: `secretsmanager:${action}`,
      resource: resourceOf(secretId),
    }),
    onNew: (action, name = '') => ({
      action: `secretsmanager:${action}`,
      // Any six characters: policies match the suffix with `-??????` or `-*`.
      resource: secretArn(`${name}-XXXXXX`),
      context: { 'secretsmanager:Name': name },
    }),
    key,
    keyOf: (actions, secretId = '') => key(actions, store.find(secretId)?.kmsKeyId),
  };
}
