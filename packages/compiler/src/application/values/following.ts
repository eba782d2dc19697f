import type { KnownStore } from '../stores/known-store.ts';
import type { StoreAttribute, ValuePart } from '../value.ts';
import type { Address, Parameter } from './address.ts';
import { type Edit, textPart } from './draft.ts';
import { type FlatText, plainIn, type Range, secretsIn } from './flat-text.ts';

/** An address of a store in a variable, to be made to follow the managed store. */
export interface Following {
  readonly name: string;
  readonly flat: FlatText;
  readonly address: Address;
  readonly known: KnownStore;
  /** User and password have variables of their own beside this one. */
  readonly separate: boolean;
}

/** What became of the address: edits, said in words, and what is left for the user to do. */
export interface Followed {
  readonly edits: readonly Edit[];
  readonly words: readonly string[];
  readonly gaps: readonly Gap[];
}

/** What could not be made to follow. */
export type Gap =
  | { readonly kind: 'credentials' }
  | { readonly kind: 'tls' }
  | { readonly kind: 'user'; readonly user: string; readonly range: Range }
  | { readonly kind: 'database'; readonly database: string; readonly range: Range }
  | { readonly kind: 'virtual-host'; readonly virtualHost: string; readonly range: Range };

export const nothingFollowed: Followed = { edits: [], words: [], gaps: [] };

/** Several steps of following as one. */
export function together(...steps: readonly Followed[]): Followed {
  return {
    edits: steps.flatMap(({ edits }) => edits),
    words: [...new Set(steps.flatMap(({ words }) => words))],
    gaps: steps.flatMap(({ gaps }) => gaps),
  };
}

/** A step that puts parts in place of a range. */
export function replace(range: Range, parts: readonly ValuePart[], word: string): Followed {
  return { edits: [{ range, parts }], words: [word], gaps: [] };
}

/** A step that inserts parts. */
export function insert(at: number, parts: readonly ValuePart[], word: string): Followed {
  return replace({ start: at, end: at }, parts, word);
}

export function gap(left: Gap): Followed {
  return { edits: [], words: [], gaps: [left] };
}

/** An attribute of the store as a part of a value. */
export function attribute({ store }: KnownStore, name: StoreAttribute, item?: string): ValuePart {
  return { kind: 'store', store: store.name, attribute: name, ...(item !== undefined && { item }) };
}

/** Host and port, where the address says them. */
export function followPlace({ address, known }: Following): Followed {
  return together(
    replace(address.host, [attribute(known, 'host')], 'host'),
    address.port ? replace(address.port, [attribute(known, 'port')], 'port') : nothingFollowed,
  );
}

/** Sets a parameter, in place of one that says less. */
export function setParameter(
  { address, flat }: Following,
  names: readonly string[],
  text: string,
  isEnough: (value: string) => boolean,
): Followed {
  if (address.form === 'socket') return gap({ kind: 'tls' });
  const [label = '', value = ''] = text.split('=');
  const same = address.parameters.find((parameter) => names.includes(parameter.name));
  if (same) {
    const current = plainIn(flat, same.value);
    if (current !== undefined && isEnough(current)) return nothingFollowed;
    return replace(same.value, [textPart(value)], label);
  }
  return insert(address.range.end, [textPart(`${joint(address)}${text}`)], label);
}

/** What goes before a further parameter. */
function joint(address: Exclude<Address, { readonly form: 'socket' }>): string {
  if (address.form === 'settings') return address.separator;
  if (!address.hasQuery) return '?';
  return address.parameters.length > 0 ? '&' : '';
}

/** A parameter's value follows an attribute of the store. */
export function followParameter(
  parameter: Parameter | undefined,
  part: ValuePart,
  word: string,
): Followed {
  return parameter ? replace(parameter.value, [part], word) : nothingFollowed;
}

/** Whether a stretch is the given name, or a secret that cannot be compared. */
export function isNameOrHidden(flat: FlatText, range: Range, name: string | undefined): boolean {
  return secretsIn(flat, range).length > 0 || plainIn(flat, range) === name;
}
