import type { ExistingStore } from '../../application/store.ts';
import { logicalId } from '../../text/names.ts';
import { ref } from '../build-resource.ts';
import type { Parameter } from '../graph.ts';
import type { NetworkStore } from '../parts.ts';
import { addressOf, type BuiltStore } from './built-store.ts';

/** Takes a database, cache or broker that exists: what is handed over of it are parameters. */
export function takeStore(store: NetworkStore, existing: ExistingStore): BuiltStore {
  const { name } = store;
  const host: Parameter = {
    id: existingHostId(name),
    type: 'String',
    description: `Where ${name} answers.`,
    default: existing.host,
  };
  const credentials: Parameter = {
    id: existingCredentialsId(name),
    type: 'String',
    description: `ARN of the secret with the password of ${name}.`,
    default: existing.credentials,
  };
  return {
    resources: [],
    parameters: [host, credentials],
    credentials,
    values: new Map(addressOf(store, ref(host), store.port)),
    backups: [],
  };
}

/** Ids of the parameters, by the store's name. */
export function existingHostId(store: string): string {
  return logicalId('existing', store, 'host');
}

export function existingCredentialsId(store: string): string {
  return logicalId('existing', store, 'credentials');
}
