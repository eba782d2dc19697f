import type { Span } from '../../source/span.ts';
import type { Mention } from '../addresses/find-mentions.ts';
import type { Reason } from '../reason.ts';
import type { Part } from '../roles/part.ts';
import { isTaskRole } from '../roles/role.ts';

/** Who uses which store, and what says so. */
export interface StoreUse {
  /** Parts that use a store, by the store's name. */
  readonly users: ReadonlyMap<string, readonly Part[]>;
  /** Stores that a service uses, by the service's name. */
  readonly used: ReadonlyMap<string, ReadonlyMap<string, Reason>>;
}

/** Finds the users of stores: by addresses, `depends_on`, `links` and shared secrets. */
export function findUsers(
  parts: readonly Part[],
  mentions: ReadonlyMap<string, readonly Mention[]>,
): StoreUse {
  const stores = new Map(
    parts.flatMap((part) =>
      part.role.kind === 'store' ? [[part.service.name, part] as const] : [],
    ),
  );
  const shared = sharedNames([...stores.values()]);
  const users = new Map<string, Part[]>();
  const used = new Map<string, Map<string, Reason>>();
  for (const part of parts) {
    if (!isTaskRole(part.role.kind)) continue;
    const reasons = new Map<string, Reason>();
    for (const { store, text, span } of claims(part, mentions, shared)) {
      if (stores.has(store) && !reasons.has(store)) reasons.set(store, { text, span });
    }
    for (const store of reasons.keys()) append(users, store, part);
    used.set(part.service.name, reasons);
  }
  return { users, used };
}

interface Claim {
  readonly store: string;
  readonly text: string;
  readonly span: Span;
}

function claims(
  { service }: Part,
  mentions: ReadonlyMap<string, readonly Mention[]>,
  shared: SharedNames,
): readonly Claim[] {
  const addressed = (mentions.get(service.name) ?? []).filter(({ machine }) => !machine);
  return [
    ...addressed.map(({ to, variable }) => ({
      store: to.service.name,
      text: `${variable.name} addresses it`,
      span: variable.span,
    })),
    ...service.dependsOn.map((dependency) => ({
      store: dependency.service,
      text: 'depends_on names it',
      span: dependency.span,
    })),
    ...service.links.map(({ value, span }) => ({
      store: value.split(':')[0] ?? '',
      text: 'links names it',
      span,
    })),
    ...service.secrets.flatMap(({ source, span }) =>
      (shared.secrets.get(source) ?? []).map((store) => ({
        store,
        text: `both read the secret ${source}`,
        span,
      })),
    ),
    ...service.environment.flatMap(({ name, nameSpan }) => {
      const [store, ...others] = shared.variables.get(name) ?? [];
      if (store === undefined || others.length > 0) return [];
      return [{ store, text: `both have the variable ${name}`, span: nameSpan }];
    }),
  ];
}

/** Names that a store's container has, and its users may have too, with the stores. */
interface SharedNames {
  readonly secrets: ReadonlyMap<string, readonly string[]>;
  readonly variables: ReadonlyMap<string, readonly string[]>;
}

function sharedNames(stores: readonly Part[]): SharedNames {
  const secrets = new Map<string, string[]>();
  const variables = new Map<string, string[]>();
  for (const { service } of stores) {
    for (const { source } of service.secrets) append(secrets, source, service.name);
    for (const { name } of service.environment) {
      if (isStoreVariable(name)) append(variables, name, service.name);
    }
  }
  return { secrets, variables };
}

/** Names that mean the store itself wherever they stand, such as `POSTGRES_DB`. */
function isStoreVariable(name: string): boolean {
  return /^(?:POSTGRES|MYSQL|MARIADB|REDIS|VALKEY|RABBITMQ|MINIO)_/.test(name);
}

function append<Item>(lists: Map<string, Item[]>, key: string, item: Item): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}
