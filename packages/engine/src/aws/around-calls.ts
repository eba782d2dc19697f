import type { AwsClients } from './clients.ts';
import type { FurtherClients } from './further-clients.ts';
import type { StoreClients } from './store-clients.ts';

/** Clients that are opened together. */
export type ClientGroup = AwsClients | FurtherClients | StoreClients;

/** Makes a call, which has not begun yet, and answers as it does or otherwise. */
export type Around = (call: () => Promise<unknown>, clientName: string) => Promise<unknown>;

/** Has each call of each client made by `aroundFor` the client: all attempts of the SDK at it. */
export function aroundCalls(clients: ClientGroup, name: string, aroundFor: () => Around): void {
  for (const client of Object.values(clients)) {
    const { middlewareStack }: Watchable = client;
    const around = aroundFor();
    middlewareStack.add(
      (next, { clientName = '' }) =>
        (args) =>
          around(() => next(args), clientName),
      { step: 'serialize', priority: 'high', name, override: true },
    );
  }
}

// biome-ignore lint/suspicious/noExplicitAny: what is called differs for every client.
type Call = (args: any) => Promise<any>;

/** As much of an SDK client as it takes. */
interface Watchable {
  readonly middlewareStack: {
    // biome-ignore lint/suspicious/noExplicitAny: so do its options.
    add(middleware: (next: Call, context: CallContext) => Call, options: any): void;
  };
}

interface CallContext {
  /** Such as `STSClient`. */
  readonly clientName?: string;
}
