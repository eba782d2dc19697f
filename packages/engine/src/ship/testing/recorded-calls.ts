import type { Account } from '../../aws/account.ts';

/** A call that was made, and what was answered. */
export interface RecordedCall {
  readonly client: string;
  readonly command: Command;
  readonly output: unknown;
}

/** As much of a client of the SDK, and of its commands, as a recording takes. */
export interface Client {
  readonly constructor: unknown;
  send(command: Command, ...rest: readonly unknown[]): Promise<unknown>;
}

export interface Command {
  readonly constructor: { readonly name: string };
  readonly input: unknown;
}

/** Writes down every call that an account's clients are sent, in the order of the answers. */
export function recordCalls(account: Account, calls: RecordedCall[]): Account {
  record(account.clients, calls);
  return {
    ...account,
    further: async () => {
      const clients = await account.further();
      record(clients, calls);
      return clients;
    },
  };
}

function record(clients: object, calls: RecordedCall[]): void {
  for (const [name, client] of Object.entries<Client>({ ...clients })) {
    const send = client.send.bind(client);
    client.send = async (command, ...rest) => {
      const output = await send(command, ...rest);
      calls.push({ client: name, command, output });
      return output;
    };
  }
}
