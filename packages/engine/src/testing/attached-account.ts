import type { Account } from '../aws/account.ts';
import { attachedClients } from '../aws/attached-clients.ts';
import { attachedFurtherClients } from '../aws/attached-further-clients.ts';
import { attachedStoreClients } from '../aws/attached-store-clients.ts';
import type { ScriptedSandbox } from './scripted-sandbox.ts';

/** A sandbox in virtual time as the account that commands work in. */
export function attachedAccount({ sandbox, clock }: ScriptedSandbox): Account {
  return {
    region: sandbox.identity.region,
    clients: attachedClients(sandbox),
    further: async () => attachedFurtherClients(sandbox),
    stores: async () => attachedStoreClients(sandbox),
    clock,
    pollInterval: 1000,
    random: () => 0.5,
    close: () => {},
  };
}
