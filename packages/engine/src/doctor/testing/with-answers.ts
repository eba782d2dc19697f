import type { Account } from '../../aws/account.ts';

/** What AWS answers, changed; it may throw instead. */
// biome-ignore lint/suspicious/noExplicitAny: every command has an answer of its own.
export type ChangeAnswer = (answer: any) => object;

/** By the names of commands, such as `DescribePipeCommand`. */
export type ChangedAnswers = Readonly<Record<string, ChangeAnswer>>;

/** The account, whose answers to some commands are others than the sandbox's. */
export function withAnswers(account: Account, changes: ChangedAnswers): Account {
  const changing = <Clients extends object>(clients: Clients): Clients => {
    const all: object = clients;
    const entries = Object.entries<Client>({ ...all });
    return Object.fromEntries(
      entries.map(([name, client]) => [name, answering(client, changes)]),
    ) as Clients;
  };
  return {
    ...account,
    clients: changing(account.clients),
    further: async () => changing(await account.further()),
    stores: async () => changing(await account.stores()),
  };
}

function answering(client: Client, changes: ChangedAnswers): Client {
  const send: Client['send'] = async (command, ...rest) => {
    const answer = await client.send(command, ...rest);
    return changes[command.constructor.name]?.(answer) ?? answer;
  };
  return new Proxy(client, {
    get: (own, name) => (name === 'send' ? send : Reflect.get(own, name)),
  });
}

/** As much of a client of the SDK as it takes. */
interface Client {
  send(command: { readonly constructor: { readonly name: string } }, ...rest: unknown[]): unknown;
}

/** As AWS refuses what the caller has no permission for. */
export const denied: ChangeAnswer = () => {
  throw Object.assign(new Error('User is not authorized'), { name: 'AccessDenied' });
};
