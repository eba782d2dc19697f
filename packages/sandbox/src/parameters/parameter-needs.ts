import { arnOf, type Identity } from '../aws/identity.ts';
import type { Need } from '../aws/operation.ts';
import { newest, type ParameterStore, splitSelector } from './parameter-store.ts';

/** What IAM is asked for calls on parameters. */
export interface ParameterNeeds {
  on(action: string, name: string | undefined): Need;
  /** Use of a customer's key on the caller's behalf; nothing for AWS's own key. */
  decrypt(name: string | undefined, withDecryption: boolean | undefined): readonly Need[];
}

export function createParameterNeeds(store: ParameterStore, identity: Identity): ParameterNeeds {
  return {
    on: (action, name = '') => ({
      action: `ssm:${action}`,
      resource: store.arnOf(splitSelector(name)[0]),
    }),
    decrypt: (name = '', withDecryption = false) => {
      const arn = store.arnOf(splitSelector(name)[0]);
      const record = store.all().find((candidate) => candidate.arn === arn);
      const keyId = record && newest(record).keyId;
      if (!withDecryption || keyId === undefined || keyId === 'alias/aws/ssm') return [];
      const resource = keyId.startsWith('arn:')
        ? keyId
        : arnOf(identity, 'kms', keyId.startsWith('alias/') ? keyId : `key/${keyId}`);
      const context = { 'kms:ViaService': `ssm.${identity.region}.amazonaws.com` };
      return [{ action: 'kms:Decrypt', resource, context }];
    },
  };
}
