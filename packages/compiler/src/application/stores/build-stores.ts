import type { Mention } from '../addresses/find-mentions.ts';
import type { EnvironmentVariable } from '../addresses/read-variables.ts';
import type { StoreProduct } from '../images/image-meaning.ts';
import type { Part } from '../roles/part.ts';
import type { Understanding } from '../understanding.ts';
import { buildBroker } from './build-broker.ts';
import { buildBuckets } from './build-buckets.ts';
import { buildCache } from './build-cache.ts';
import { buildQueues } from './build-queues.ts';
import { buildRelational } from './build-relational.ts';
import { buildTables } from './build-tables.ts';
import { checkContents } from './check-contents.ts';
import { checkExisting } from './check-existing.ts';
import type { KnownStore } from './known-store.ts';
import type { StoreSource, StoreUser } from './store-source.ts';

/** What building the stores needs to know of the rest of the project. */
export interface StoreSurroundings {
  readonly parts: readonly Part[];
  readonly variables: ReadonlyMap<string, readonly EnvironmentVariable[]>;
  readonly mentions: ReadonlyMap<string, readonly Mention[]>;
  /** Services that use a store, by the store's name. */
  readonly users: ReadonlyMap<string, readonly Part[]>;
}

/** Builds the managed stores, by the names of the services that they replace. */
export function buildStores(
  surroundings: StoreSurroundings,
  understanding: Understanding,
): ReadonlyMap<string, KnownStore> {
  const stores = new Map<string, KnownStore>();
  for (const part of surroundings.parts) {
    if (part.role.kind !== 'store') continue;
    const source = sourceOf(part, surroundings, understanding);
    if (!source.settings?.existing) checkContents(source);
    checkExisting(part, source);
    stores.set(part.service.name, builders[part.role.product](source, surroundings, understanding));
  }
  return stores;
}

type Builder = (
  source: StoreSource,
  surroundings: StoreSurroundings,
  understanding: Understanding,
) => KnownStore;

const builders: Readonly<Record<StoreProduct, Builder>> = {
  postgres: (source) => buildRelational('postgres', source),
  mysql: (source) => buildRelational('mysql', source),
  mariadb: (source) => buildRelational('mariadb', source),
  redis: (source) => buildCache('redis', source),
  valkey: (source) => buildCache('valkey', source),
  memcached: (source) => buildCache('memcached', source),
  rabbitmq: buildBroker,
  s3: (source, { parts }, understanding) =>
    buildBuckets(source, parts.filter(isBucketTool), publicOrigins(parts, understanding)),
  dynamodb: buildTables,
  sqs: buildQueues,
};

function sourceOf(
  part: Part,
  { variables, mentions, users }: StoreSurroundings,
  { report }: Understanding,
): StoreSource {
  const { name, settings } = part.service;
  const own = variables.get(name) ?? [];
  return {
    part,
    variables: new Map(own.map((variable) => [variable.name, variable])),
    users: (users.get(name) ?? []).map(
      ({ service }): StoreUser => ({
        variables: variables.get(service.name) ?? [],
        mentions: (mentions.get(service.name) ?? []).filter(({ to }) => to === part),
      }),
    ),
    settings: settings.store,
    reasons: [],
    report,
  };
}

function isBucketTool({ image }: Part): boolean {
  return image?.meaning?.kind === 'bucket-tool';
}

/** Where browsers load the application's pages from. */
function publicOrigins(parts: readonly Part[], { project }: Understanding): readonly string[] {
  const { domain } = project.settings;
  const hosts = [
    ...(domain ? [domain.name.value] : []),
    ...parts.flatMap(({ role }) =>
      role.kind === 'site' ? role.site.hosts.map(({ value }) => value) : [],
    ),
  ];
  return [...new Set(hosts)].map((host) => `https://${host}`);
}
