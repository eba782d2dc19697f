import type { Account } from '../account.ts';
import type { Operations } from '../aws/operation.ts';
import type { Handlers } from '../resources/handlers.ts';
import { secretDescriptionOperations } from './secret-description-operations.ts';
import { secretHandler } from './secret-handler.ts';
import { secretLifecycleOperations } from './secret-lifecycle-operations.ts';
import { createSecretNeeds } from './secret-needs.ts';
import { createSecretStore } from './secret-store.ts';
import { secretValueOperations, versionOf } from './secret-value-operations.ts';
import type { Secrets } from './secrets.ts';

/** Makes Secrets Manager, empty. */
export function createSecrets({ clock, identity }: Pick<Account, 'clock' | 'identity'>): Secrets & {
  readonly operations: Operations;
  readonly handlers: Handlers;
} {
  const store = createSecretStore({ clock, identity });
  const dependencies = { store, clock, identity };
  const needs = createSecretNeeds(store, identity);
  const lifecycle = secretLifecycleOperations(dependencies, needs);

  return {
    arnOf: (secretId) => store.existing(secretId).arn,
    value: (secretId, which = {}) => {
      const { binary: _binary, ...version } = versionOf(store.live(secretId), which);
      return version;
    },
    texts: () => store.all().flatMap(({ versions }) => versions.flatMap(({ text }) => text ?? [])),
    operations: {
      ...lifecycle,
      ...secretValueOperations(dependencies, needs),
      ...secretDescriptionOperations(dependencies, needs),
    },
    handlers: { 'AWS::SecretsManager::Secret': secretHandler(dependencies, lifecycle) },
  };
}
