import { displayText, secretNames, type Text } from '../../variables/text.ts';
import type { EnvironmentVariable } from '../addresses/read-variables.ts';
import { problems } from '../application-diagnostics.ts';
import { isPresent } from '../secrets/is-present.ts';
import type { KnownStore } from '../stores/known-store.ts';
import type { Value, ValuePart } from '../value.ts';
import { asksForSecret } from './bind-missing.ts';
import type { Binder } from './binder.ts';
import { type Draft, type DraftPart, joinText } from './draft.ts';
import { attribute } from './following.ts';

/** A finished value, with a reason when sealing found one. */
export interface Sealed {
  readonly value: Value;
  readonly reason?: string;
}

/**
 * Gives every secret its place: a store's password is the store's own; anything else is a key of
 * the grouped secret that holds the whole variable, because ECS injects nothing less.
 */
export function sealValue(draft: Draft, variable: EnvironmentVariable, binder: Binder): Sealed {
  const parts = draft.map((part) =>
    part.kind === 'concealed' ? ownPassword(part, variable, binder) : part,
  );
  const open = parts.filter((part) => part.kind === 'concealed');
  const isDeclared = variable.declared === 'secret' && parts.every(({ kind }) => kind === 'text');
  if (open.length === 0 && !isDeclared && !asksForSecret(variable)) {
    const passwordOf = parts.find(isPassword);
    const reason = draft.some(({ kind }) => kind === 'concealed') && passwordOf;
    return {
      value: joinText(parts.filter(isFinal)),
      ...(reason && { reason: `is the password of ${reason.store}` }),
    };
  }
  if (parts.some(({ kind }) => kind === 'store')) reportMixture(open, parts, variable, binder);
  return { value: [{ kind: 'secret', key: claimKey(variable, binder) }] };
}

function isFinal(part: DraftPart): part is ValuePart {
  return part.kind !== 'concealed';
}

function isPassword(part: DraftPart): part is Extract<ValuePart, { readonly kind: 'store' }> {
  return part.kind === 'store' && part.attribute === 'password';
}

/** A secret that a store's container takes as its password is that store's password everywhere. */
function ownPassword(
  part: Extract<DraftPart, { readonly kind: 'concealed' }>,
  { name, span }: EnvironmentVariable,
  binder: Binder,
): DraftPart {
  const owners = binder.stores.withPassword(part.name);
  const used = owners.filter(({ store }) => binder.uses.has(store.name));
  const [owner, other]: readonly (KnownStore | undefined)[] = used.length > 0 ? used : owners;
  if (!owner) return part;
  if (!other) return attribute(owner, 'password');
  const stores = [owner.store.name, other.store.name];
  binder.understanding.report(
    problems['application/password-ambiguous'](span, { name, secret: part.name, stores }),
  );
  return part;
}

function reportMixture(
  open: readonly DraftPart[],
  parts: readonly DraftPart[],
  { name, span }: EnvironmentVariable,
  { understanding }: Binder,
): void {
  const secrets = open.flatMap((part) => (part.kind === 'concealed' ? [part.name] : []));
  const stores = parts.flatMap((part) => (part.kind === 'store' ? [part.store] : []));
  const [store = ''] = stores;
  understanding.report(
    problems['application/secret-mixed'](span, { name, secret: secrets[0] ?? name, store }),
  );
}

/** The secret's own name when it is the whole value, else the variable's. */
function claimKey(variable: EnvironmentVariable, binder: Binder): string {
  const { name, text, span } = variable;
  return binder.ledger.claim({
    service: binder.part.service.name,
    variable: name,
    key: wholeSecret(text) ?? name,
    content: text.length === 0 ? `\${${name}}` : displayText(text),
    present: isPresent(variable, secretNames(text), binder.understanding),
    span,
  });
}

function wholeSecret(text: Text): string | undefined {
  const [only, ...others] = text;
  return only?.kind === 'secret' && others.length === 0 ? only.name : undefined;
}
