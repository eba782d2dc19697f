import type { Network } from '../network/network.ts';
import { type Endpoint, type EndpointRequest, openEndpoint } from './endpoint.ts';
import type { StoreServer } from './store-servers.ts';

/** A server and where it is reached. */
export interface RunningStore {
  readonly server: StoreServer;
  readonly endpoint: Endpoint;
}

/** Plugs a server in under its names; one that cannot be plugged in is not left running. */
export async function openStore(
  network: Network,
  server: StoreServer,
  hosts: readonly string[],
  request: EndpointRequest,
): Promise<RunningStore> {
  try {
    const endpoint = openEndpoint(network, { ...request, server });
    endpoint.name(hosts);
    return { server, endpoint };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

export async function closeStore({ server, endpoint }: RunningStore): Promise<void> {
  endpoint.close();
  await server.stop();
}
