import { createIdentity } from '../../aws/random-identity.ts';
import type { Properties, ResourceState } from '../../resources/resource-handler.ts';
import { createStores } from '../create-stores.ts';
import type { StoreServers } from '../store-servers.ts';
import type { StoreHints } from '../stores-parts.ts';
import { createSmallNetwork } from './small-network.ts';
import { createSmallServers } from './small-servers.ts';

/** Stores in Seoul, created as CloudFormation does, over servers that only note what is asked. */
export function smallStores(
  options: { readonly servers?: StoreServers; readonly hints?: StoreHints } = {},
) {
  const network = createSmallNetwork();
  const noted = createSmallServers();
  const stores = createStores({
    identity: createIdentity({ account: '123456789012', region: 'ap-northeast-2', seed: 1 }),
    network,
    servers: options.servers ?? noted,
    hintsOf: () => options.hints ?? {},
  });
  const handlerOf = (type: string) => {
    const handler = stores.handlers[`AWS::${type}`];
    if (handler === undefined) throw new Error(`There is no handler of ${type}.`);
    return handler;
  };
  const requestOf = (type: string, properties: Properties) => ({
    logicalId: type.replace(/\W/g, ''),
    properties,
    stack: { name: 'shop-data', id: 'arn:aws:cloudformation:::stack/shop-data' },
    tags: {},
    generatedName: ({ lowercase = false }) => {
      const name = `shop-data-${type.split('::')[1]}-1A2B`;
      return lowercase ? name.toLowerCase() : name;
    },
    signal: new AbortController().signal,
  });
  return {
    network,
    noted,
    fileSystems: stores.fileSystems,
    create: (type: string, properties: Properties) =>
      handlerOf(type).create(requestOf(type, properties)),
    update: (type: string, state: ResourceState, before: Properties, properties: Properties) =>
      handlerOf(type).update({ ...requestOf(type, properties), state, before }),
    remove: (type: string, state: ResourceState) =>
      handlerOf(type).delete({ ...requestOf(type, {}), state }),
  };
}

/** What a connection to a server that only notes says: its host. */
export async function said(connection: AsyncIterable<Buffer>): Promise<string> {
  let text = '';
  for await (const chunk of connection) text += chunk;
  return text;
}
