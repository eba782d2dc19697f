import type { Application } from '@seaworthy/compiler';
import { parameterStore } from './parameter-store/parameter-store.ts';
import type {
  DescribedSecret,
  SecretContext,
  SecretPlace,
  SecretState,
  SecretStore,
} from './secret-store.ts';
import { secretsManager } from './secrets-manager/secrets-manager.ts';

const stores: { readonly [Kind in Application['secretStore']]: SecretStore } = {
  'secrets-manager': secretsManager,
  'parameter-store': parameterStore,
};

/** The store that a secret is in. */
export function storeOf({ store }: Pick<DescribedSecret, 'store'>): SecretStore {
  return stores[store];
}

/** The store that an ARN is in: `arn:aws:ssm:…` or `arn:aws:secretsmanager:…`. */
export function storeOfArn(arn: string): SecretStore {
  return arn.split(':')[2] === 'ssm' ? parameterStore : secretsManager;
}

/** How the secret of an application is. Throws what the SDK throws when AWS refuses. */
export function describeSecret(
  { secretStore, secretName }: SecretPlace,
  context: SecretContext,
): Promise<SecretState> {
  return stores[secretStore].describe(secretName, context);
}
