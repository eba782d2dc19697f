import type { Clock } from '../time/clock.ts';
import type { Handlers } from './handlers.ts';
import type {
  Adoption,
  Properties,
  ResourceHandler,
  ResourceRequest,
  ResourceState,
} from './resource-handler.ts';

/** A resource of a stack as it is now, with what its template says of it. */
export interface InventoryItem {
  readonly state: ResourceState;
  readonly properties: Properties;
  readonly tags: Readonly<Record<string, string>>;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
}

/** What templates said of the resources that exist: for Describe calls, where no part keeps it. */
export interface Inventory {
  /** The handlers, with what they make written down. */
  keep(handlers: Handlers): Handlers;
  /** By CloudFormation type, the oldest first. */
  ofType(type: string): readonly InventoryItem[];
  find(type: string, physicalId: string): InventoryItem | undefined;
  /** Tags of a resource whose physical id no other has. */
  tagsOf(physicalId: string): Readonly<Record<string, string>>;
}

export function createInventory(clock: Clock): Inventory {
  /** By type, and then by place in a stack: physical ids of different records may be alike. */
  const types = new Map<string, Map<string, InventoryItem>>();
  const tags = new Map<string, Readonly<Record<string, string>>>();

  function write(type: string, request: ResourceRequest, state: ResourceState): ResourceState {
    const items = types.get(type) ?? new Map<string, InventoryItem>();
    const key = keyOf(request, state);
    const { properties } = request;
    const item: InventoryItem = {
      state,
      properties,
      tags: { ...request.tags, ...tagsIn(properties) },
      createdAt: items.get(key)?.createdAt ?? clock.now(),
    };
    types.set(type, items.set(key, item));
    tags.set(state.physicalId, item.tags);
    return state;
  }

  /** What an earlier stack had left behind belongs to this one, with the tags that it has. */
  function takeOver(type: string, request: ResourceRequest, state: ResourceState): ResourceState {
    const items = types.get(type) ?? new Map<string, InventoryItem>();
    for (const [key, before] of items) {
      if (before.state.physicalId !== state.physicalId) continue;
      items.delete(key);
      types.set(type, items.set(keyOf(request, state), { ...before, state }));
      return state;
    }
    return write(type, request, state);
  }

  function keepAdoption(type: string, { adoption }: ResourceHandler): Partial<ResourceHandler> {
    if (adoption === undefined) return {};
    const adopt: Adoption['adopt'] = (identity, request) => {
      const state = adoption.adopt(identity, request);
      return state && takeOver(type, request, state);
    };
    return { adoption: { ...adoption, adopt } };
  }

  function keepOne(type: string, handler: ResourceHandler): ResourceHandler {
    return {
      ...handler,
      ...keepAdoption(type, handler),
      create: async (request) => write(type, request, await handler.create(request)),
      update: async (request) => write(type, request, await handler.update(request)),
      delete: async (request) => {
        await handler.delete(request);
        types.get(type)?.delete(keyOf(request, request.state));
        tags.delete(request.state.physicalId);
      },
    };
  }

  const ofType = (type: string) => [...(types.get(type)?.values() ?? [])];
  return {
    keep: (handlers) =>
      Object.fromEntries(
        Object.entries(handlers).map(([type, handler]) => [type, keepOne(type, handler)]),
      ),
    ofType,
    find: (type, physicalId) => ofType(type).find(({ state }) => state.physicalId === physicalId),
    tagsOf: (physicalId) => tags.get(physicalId) ?? {},
  };
}

function keyOf({ stack, logicalId }: ResourceRequest, { physicalId }: ResourceState): string {
  return `${stack.id} ${logicalId} ${physicalId}`;
}

function tagsIn({ Tags: given }: Properties): Readonly<Record<string, string>> {
  if (!Array.isArray(given)) return {};
  return Object.fromEntries(given.map(({ Key, Value }) => [String(Key), String(Value)]));
}
