import type { BrokerStore } from '../store.ts';
import { decideVersion } from './decide-version.ts';
import type { KnownStore } from './known-store.ts';
import {
  commonParts,
  plainVariable,
  type StoreSource,
  secretFiles,
  secretVariables,
} from './store-source.ts';
import { existingAddress, takeExisting } from './take-existing.ts';

/** Builds a message broker from the container that plays it. */
export function buildBroker(source: StoreSource): KnownStore {
  const { settings, part } = source;
  const passwords = ['RABBITMQ_DEFAULT_PASS', 'RABBITMQ_PASSWORD'];
  const passwordNames = secretVariables(source, passwords);
  const user = plainVariable(source, ['RABBITMQ_DEFAULT_USER', 'RABBITMQ_USERNAME'])?.value;
  const existing = existingAddress(source);
  const version = decideVersion(source, 'rabbitmq', 'RabbitMQ');
  const store: BrokerStore = {
    ...commonParts(source),
    kind: 'broker',
    engine: 'rabbitmq',
    version,
    instanceType: settings?.class?.value ?? 'mq.m7g.medium',
    cluster: settings?.multiZone?.value ?? false,
    username: existing?.username?.value ?? (user !== undefined && isAllowed(user) ? user : 'app'),
    port: existing?.port?.value ?? 5671,
    passwordNames: [...new Set(passwordNames)],
    ...takeExisting(source),
  };
  return {
    store,
    part,
    passwordNames,
    localNames: [],
    passwordFiles: secretFiles(source, passwords),
    localUser: user ?? 'guest',
  };
}

/** Amazon MQ has no `guest`, and takes 2 to 100 letters, digits and `-._`. */
function isAllowed(user: string): boolean {
  return user !== 'guest' && /^[\w.-]{2,100}$/.test(user);
}
