import type { Mention } from '../addresses/find-mentions.ts';
import type { EnvironmentVariable } from '../addresses/read-variables.ts';
import type { Part } from '../roles/part.ts';
import type { SecretLedger } from '../secrets/secret-ledger.ts';
import type { StoreRegister } from '../stores/store-register.ts';
import type { Understanding } from '../understanding.ts';
import type { Draft } from './draft.ts';
import type { StoreGroups } from './store-groups.ts';

/** What binding the variables of one service needs to know. */
export interface Binder {
  readonly part: Part;
  readonly variables: readonly EnvironmentVariable[];
  readonly mentions: ReadonlyMap<string, readonly Mention[]>;
  readonly stores: StoreRegister;
  /** Names of the stores that the service uses. */
  readonly uses: ReadonlySet<string>;
  readonly groups: StoreGroups;
  readonly region: string;
  readonly ledger: SecretLedger;
  readonly understanding: Understanding;
}

/** What becomes of a variable. Reasons go on from the variable's name. */
export type Outcome =
  | { readonly kind: 'value'; readonly draft: Draft; readonly reason?: string }
  | { readonly kind: 'dropped'; readonly reason: string };

/** Knows what becomes of some variables; undefined for the others. */
export type BindingRule = (variable: EnvironmentVariable, binder: Binder) => Outcome | undefined;
