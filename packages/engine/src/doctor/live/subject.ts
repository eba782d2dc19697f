import type { CloudFacts } from '@seaworthy/compiler';
import type { Account } from '../../aws/account.ts';
import type { FurtherClients } from '../../aws/further-clients.ts';
import type { StoreClients } from '../../aws/store-clients.ts';
import type { Asker } from './asker.ts';

/** A service of ECS to be looked at. */
export interface LiveService {
  /** What the user calls it. */
  readonly name: string;
  readonly cluster: string;
  /** Name or ARN on ECS. */
  readonly service: string;
  /** The stack that made it, when one of ours did. */
  readonly stack?: string;
}

/** What every reader of a live account works with. */
export interface LiveContext {
  readonly account: Account;
  readonly further: FurtherClients;
  readonly asker: Asker;
}

/** As readers of stores work, with the clients that only they need. */
export interface StoreContext extends LiveContext {
  readonly clients: StoreClients;
}

export type ServiceFact = CloudFacts['services'][number];
export type TaskDefinitionFact = CloudFacts['taskDefinitions'][number];
