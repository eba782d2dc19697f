import type { HeldLease } from './held-lease.ts';

/**
 * Clients for work that nobody else does meanwhile: once the lease is lost, no call leaves any more,
 * and none that is on its way is waited for. Each throws LeaseLost, or the SDK's AbortError.
 */
export function heldClients<Clients extends object>(clients: Clients, lease: HeldLease): Clients {
  const held = Object.entries(clients).map(([name, client]) => [name, heldClient(client, lease)]);
  return Object.fromEntries(held) as Clients;
}

function heldClient<Client extends Sender>(client: Client, lease: HeldLease): Client {
  const send = async (command: unknown, { abortSignal, ...options }: CallOptions = {}) => {
    lease.assertHeld();
    const signal = abortSignal ? AbortSignal.any([abortSignal, lease.lost]) : lease.lost;
    return client.send(command, { ...options, abortSignal: signal });
  };
  return Object.create(client, { send: { value: send } });
}

interface CallOptions {
  readonly abortSignal?: AbortSignal;
}

/** As much of an SDK client as it takes. */
interface Sender {
  send(command: unknown, options?: CallOptions): Promise<unknown>;
}
