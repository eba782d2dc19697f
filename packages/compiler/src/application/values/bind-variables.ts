import type { EnvironmentVariable } from '../addresses/read-variables.ts';
import type { Binding } from '../application.ts';
import type { Reason } from '../reason.ts';
import { bindAccessKey } from './bind-access-key.ts';
import { bindAddress } from './bind-address.ts';
import { bindItemName } from './bind-item-name.ts';
import { bindMissing } from './bind-missing.ts';
import { bindRegion } from './bind-region.ts';
import { bindSplitPart } from './bind-split-part.ts';
import type { Binder, BindingRule, Outcome } from './binder.ts';
import { draftOf } from './draft.ts';
import { sealValue } from './seal-value.ts';

/** The variables of a service in production, and what was left out of them. */
export interface BoundVariables {
  readonly bindings: readonly Binding[];
  readonly reasons: readonly Reason[];
}

/** The first rule that applies decides; a variable that none knows stays as it is. */
const rules: readonly BindingRule[] = [
  bindMissing,
  bindAccessKey,
  bindAddress,
  bindSplitPart,
  bindRegion,
  bindItemName,
];

/** Makes the variables of a service follow what the rest of the project becomes. */
export function bindVariables(binder: Binder): BoundVariables {
  const bindings: Binding[] = [];
  const reasons: Reason[] = [];
  for (const variable of binder.variables) {
    const outcome = outcomeOf(variable, binder);
    const { name, span } = variable;
    if (outcome.kind === 'dropped') {
      reasons.push({ text: `${name} is left out: ${outcome.reason}`, span });
      continue;
    }
    const { value, reason = outcome.reason } = sealValue(outcome.draft, variable, binder);
    bindings.push({ name, value, span, ...(reason !== undefined && { reason }) });
  }
  return { bindings, reasons };
}

function outcomeOf(variable: EnvironmentVariable, binder: Binder): Outcome {
  for (const rule of rules) {
    const outcome = rule(variable, binder);
    if (outcome) return outcome;
  }
  return { kind: 'value', draft: draftOf(variable.flat) };
}
