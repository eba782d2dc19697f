import type { Store } from '../../application/store.ts';
import type { Value, ValuePart } from '../../application/value.ts';
import { logicalId } from '../../text/names.ts';
import { ref, resource } from '../build-resource.ts';
import { give } from '../give.ts';
import type { Resource } from '../graph.ts';
import { connectionKey, connectionStore, type HandoverKey } from '../handover.ts';
import type { Property } from '../intrinsics.ts';
import { tasksOf } from '../parts.ts';
import { type BuiltStore, type DataScope, ownedBy } from './built-store.ts';
import { passwordOf } from './credentials.ts';
import { kept } from './retention.ts';
import { type Piece, writeText } from './write-text.ts';

/** Every store as built, by name. */
export type BuiltStores = ReadonlyMap<
  string,
  { readonly store: Store; readonly built: BuiltStore }
>;

/**
 * Builds a secret for each store whose password stands inside a longer value, such as a URL. The
 * value is composed by CloudFormation, so that the password is in no template and no task
 * definition.
 */
export function buildConnections(stores: BuiltStores, scope: DataScope): readonly Resource[] {
  return [...connectionsByStore(scope)].flatMap(([name, connections]) => {
    const store = stores.get(name)?.store;
    return store ? buildStoreConnections(store, connections, stores, scope) : [];
  });
}

/** A value of a store's secret under its JSON key. */
interface Connection {
  readonly key: string;
  readonly value: Value;
}

function connectionsByStore({ application }: DataScope) {
  const connections = new Map<string, Connection[]>();
  for (const task of tasksOf(application)) {
    for (const { name, value } of task.environment) {
      const store = connectionStore(value);
      if (store === undefined) continue;
      const connection = { key: connectionKey(task.name, name), value };
      const known = connections.get(store);
      if (known) known.push(connection);
      else connections.set(store, [connection]);
    }
  }
  return connections;
}

function buildStoreConnections(
  store: Store,
  connections: readonly Connection[],
  stores: BuiltStores,
  { application }: DataScope,
): readonly Resource[] {
  const secret = resource(
    'AWS::SecretsManager::Secret',
    logicalId(store.name, 'connections'),
    {
      Description: `Values of variables that hold the password of ${store.name}`,
      SecretString: writeText(jsonPieces(connections, stores)),
    },
    { ...ownedBy(store), ...kept },
  );
  const key: HandoverKey = `store/${store.name}/connections`;
  return [secret, give(application, key, ref(secret), ownedBy(store))];
}

/** `{"api.DATABASE_URL":"postgres://…"}`, sorted, so that the order of services is no change. */
function jsonPieces(connections: readonly Connection[], stores: BuiltStores): readonly Piece[] {
  const sorted = [...connections].sort((a, b) => (a.key < b.key ? -1 : 1));
  return [
    { text: '{' },
    ...sorted.flatMap(({ key, value }, index) => [
      { text: `${index > 0 ? ',' : ''}${JSON.stringify(key)}:"` },
      ...value.map((part) => pieceOf(part, stores)),
      { text: '"' },
    ]),
    { text: '}' },
  ];
}

function pieceOf(part: ValuePart, stores: BuiltStores): Piece {
  switch (part.kind) {
    case 'text':
      return { text: JSON.stringify(part.text).slice(1, -1) };
    case 'region':
      return { reference: ref('AWS::Region') };
    // Reported as `graph/mixed-secrets`: the owner's secrets are not known when this is composed.
    case 'secret':
      return { text: '' };
    case 'store':
      return { reference: storeValue(part, stores) };
  }
}

type StorePart = ValuePart & { readonly kind: 'store' };

function storeValue(part: StorePart, stores: BuiltStores): Property<string> {
  const found = stores.get(part.store);
  if (!found) return '';
  return attributes[part.attribute](part, found.store, found.built);
}

type AttributeReader = (part: StorePart, store: Store, built: BuiltStore) => Property<string>;

const attributes: { readonly [Attribute in StorePart['attribute']]: AttributeReader } = {
  host: ({ store }, _, built) => handedOver(built, `store/${store}/host`),
  port: ({ store }, _, built) => handedOver(built, `store/${store}/port`),
  username: (_, store) => ('username' in store ? store.username : 'default'),
  password: (_, __, built) => (built.credentials ? passwordOf(built.credentials) : ''),
  database: (_, store) => (store.kind === 'relational' ? store.database : ''),
  bucket: (part, _, built) => itemValue(built, `store/${part.store}/bucket/`, part.item),
  table: (part, _, built) => itemValue(built, `store/${part.store}/table/`, part.item),
  'queue-url': (part, _, built) =>
    itemValue(built, `store/${part.store}/queue/`, part.item, '/url'),
  'queue-arn': (part, _, built) =>
    itemValue(built, `store/${part.store}/queue/`, part.item, '/arn'),
};

function handedOver(built: BuiltStore, key: HandoverKey): Property<string> {
  return built.values.get(key) ?? '';
}

/** The value of an item; of the first one when the project does not say which. */
function itemValue(
  { values }: BuiltStore,
  prefix: string,
  item: string | undefined,
  suffix = '',
): Property<string> {
  const found = [...values].find(([key]) =>
    item === undefined
      ? key.startsWith(prefix) && key.endsWith(suffix)
      : key === `${prefix}${item}${suffix}`,
  );
  return found?.[1] ?? '';
}
