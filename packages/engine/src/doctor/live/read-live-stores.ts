import type { CloudFacts } from '@seaworthy/compiler';
import type { LiveStore } from './live-store.ts';
import { type Clues, namedStores } from './named-stores.ts';
import { findThings, type PlannedThing } from './planned-things.ts';
import { readLiveCaches } from './read-live-caches.ts';
import { readLiveDatabases } from './read-live-databases.ts';
import { fileSystemsOf, readLiveFileSystems } from './read-live-file-systems.ts';
import { readLivePipes } from './read-live-pipes.ts';
import type { StoreName } from './store-name.ts';
import type { LiveContext, TaskDefinitionFact } from './subject.ts';

type StoreFacts = Pick<CloudFacts, 'databases' | 'caches' | 'fileSystems' | 'pipes'>;

/** What services keep data in and what hands work on, and those of it that are not as they should. */
export interface LiveStores extends StoreFacts {
  readonly stores: readonly LiveStore[];
}

/**
 * The databases, caches and pipes of a project's stacks, and what services lead to. Nothing else of
 * the account is read, and without any of these nothing is asked.
 */
export async function readLiveStores(
  planned: readonly PlannedThing[],
  definitions: readonly TaskDefinitionFact[],
  queues: CloudFacts['queues'],
  clues: Clues,
  context: LiveContext,
): Promise<LiveStores> {
  const found = await findThings(planned, context);
  const names = unique([...found.stores, ...namedStores(clues, context.account.region)]);
  const fileSystems = fileSystemsOf(definitions);
  const sources = queues.filter(({ owner }) => owner !== undefined);
  if ([names.length, fileSystems.length, found.pipes.size, sources.length].every((n) => n === 0))
    return { databases: [], caches: [], fileSystems: [], pipes: [], stores: [] };
  const reading = { ...context, clients: await context.account.stores() };
  const [databases, caches, mounted, pipes] = await Promise.all([
    readLiveDatabases(names.filter(isDatabase), reading).then(merged),
    readLiveCaches(
      names.filter((name) => !isDatabase(name)),
      reading,
    ).then(merged),
    readLiveFileSystems(fileSystems, reading),
    readLivePipes(found.pipes, sources, reading),
  ]);
  return {
    databases: databases.flatMap(({ fact }) => fact ?? []),
    caches: caches.flatMap(({ fact }) => fact ?? []),
    fileSystems: mounted,
    pipes,
    stores: [...databases, ...caches],
  };
}

/** Each once, as the project calls it before all others, for all that connect to it. */
function unique(names: readonly StoreName[]): readonly StoreName[] {
  const byId = new Map<string, StoreName>();
  for (const name of names) {
    const key = `${name.kind} ${name.id}`;
    const known = byId.get(key);
    const users = [...new Set([...(known?.users ?? []), ...name.users])];
    byId.set(key, { ...(known ?? name), users });
  }
  return [...byId.values()];
}

function isDatabase({ kind }: StoreName): boolean {
  return kind === 'instance' || kind === 'cluster';
}

/** Several names may lead to one store, each for services of its own. */
function merged<Fact extends NonNullable<LiveStore['fact']>>(
  stores: readonly LiveStore<Fact>[],
): readonly LiveStore<Fact>[] {
  const byId = new Map<string, LiveStore<Fact>>();
  for (const store of stores) {
    const { name, fact } = store;
    const id = fact?.id ?? `${name.kind} ${name.id}`;
    const known = byId.get(id) ?? store;
    const users = [...new Set([...known.name.users, ...name.users])];
    byId.set(id, {
      ...known,
      name: { ...known.name, users },
      ...(known.fact && { fact: { ...known.fact, users } }),
    });
  }
  return [...byId.values()];
}
