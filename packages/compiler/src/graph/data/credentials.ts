import type { Store } from '../../application/store.ts';
import { logicalId } from '../../text/names.ts';
import { resource, sub } from '../build-resource.ts';
import type { Resource } from '../graph.ts';
import type { Reference } from '../intrinsics.ts';
import { ownedBy } from './built-store.ts';
import { kept } from './retention.ts';

export type Secret = Resource<'AWS::SecretsManager::Secret'>;

/**
 * Builds the secret with a store's user name and a password that AWS makes up: letters and digits,
 * which every engine takes and no URL needs to escape. Any change of these properties would make
 * up another password, so they never change.
 */
export function buildCredentials(store: Store, username: string): Secret {
  return resource(
    'AWS::SecretsManager::Secret',
    logicalId(store.name, 'credentials'),
    {
      Description: `User name and password of ${store.name}`,
      GenerateSecretString: {
        SecretStringTemplate: JSON.stringify({ username }),
        GenerateStringKey: 'password',
        PasswordLength: 40,
        ExcludePunctuation: true,
      },
    },
    { ...ownedBy(store), ...kept },
  );
}

/** The password for a property: CloudFormation looks it up, the template only says where. */
export function passwordOf(credentials: { readonly id: string }): Reference {
  return sub(`{{resolve:secretsmanager:\${${credentials.id}}:SecretString:password}}`);
}
