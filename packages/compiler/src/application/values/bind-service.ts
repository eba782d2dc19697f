import type { Mention } from '../addresses/find-mentions.ts';
import type { EnvironmentVariable } from '../addresses/read-variables.ts';
import type { Part } from '../roles/part.ts';
import { bindSecretFiles } from '../secrets/bind-secret-files.ts';
import type { SecretLedger } from '../secrets/secret-ledger.ts';
import type { StoreRegister } from '../stores/store-register.ts';
import type { Understanding } from '../understanding.ts';
import { askByPgsslmode } from './ask-by-pgsslmode.ts';
import { type BoundVariables, bindVariables } from './bind-variables.ts';
import type { Binder } from './binder.ts';
import { groupByStore } from './store-groups.ts';

/** What the variables of all services are bound with. */
export interface BindingGround {
  readonly stores: StoreRegister;
  readonly region: string;
  readonly ledger: SecretLedger;
  readonly understanding: Understanding;
}

/** The variables of a service in production, those in place of secret files among them. */
export function bindService(
  part: Part,
  variables: readonly EnvironmentVariable[],
  mentions: readonly Mention[],
  uses: ReadonlySet<string>,
  ground: BindingGround,
): BoundVariables {
  const { byName } = ground.stores;
  const used = [...uses].flatMap((name) => byName.get(name) ?? []);
  const binder: Binder = {
    ...ground,
    part,
    variables,
    mentions: byVariable(mentions),
    uses,
    groups: groupByStore(variables, mentions, byName, used),
  };
  const files = bindSecretFiles(binder);
  const others = variables.filter(({ name }) => !files.replaced.has(name));
  const bound = bindVariables({ ...binder, variables: others });
  return {
    bindings: [...bound.bindings, ...files.bindings, ...askByPgsslmode(binder)],
    reasons: bound.reasons,
  };
}

function byVariable(mentions: readonly Mention[]): ReadonlyMap<string, readonly Mention[]> {
  const grouped = new Map<string, Mention[]>();
  for (const mention of mentions) {
    const same = grouped.get(mention.variable.name);
    if (same) same.push(mention);
    else grouped.set(mention.variable.name, [mention]);
  }
  return grouped;
}
