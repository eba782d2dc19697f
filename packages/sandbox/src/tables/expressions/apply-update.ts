import { invalid } from '../table-errors.ts';
import { fingerprint } from '../values/compare.ts';
import { addNumbers, subtractNumbers } from '../values/numbers.ts';
import type { Attributes, Value } from '../values/value.ts';
import { valueAt } from './documents.ts';
import type { Assigned, Path, UpdateAction } from './expression.ts';

/** The item after an update; every right-hand side sees the item as it was before. */
export function applyUpdate(before: Attributes, actions: readonly UpdateAction[]): Attributes {
  const changes = actions.map((action) => ({ path: action.path, to: resultOf(action, before) }));
  // Elements of lists are removed from the back, so that the others keep their places till then.
  const inOrder = [
    ...changes.filter(({ to }) => to !== undefined),
    ...changes
      .filter(({ to }) => to === undefined)
      .sort((one, other) => lastIndex(other) - lastIndex(one)),
  ];
  return inOrder.reduce((item, { path, to }) => changeItem(item, path, to), before);
}

/** Undefined: nothing is to be at the path. */
function resultOf(action: UpdateAction, item: Attributes): Value | undefined {
  const current = valueAt(item, action.path);
  switch (action.kind) {
    case 'set':
      return assignedValue(action.to, item);
    case 'remove':
      return undefined;
    case 'add':
      return current === undefined ? action.value : sumOf(current, action.value);
    case 'delete':
      return current === undefined ? undefined : without(current, action.value);
  }
}

function assignedValue(assigned: Assigned, item: Attributes): Value {
  switch (assigned.kind) {
    case 'value':
      return assigned.value;
    case 'path': {
      const value = valueAt(item, assigned.path);
      if (value !== undefined) return value;
      throw invalid(
        'The provided expression refers to an attribute that does not exist in the item',
      );
    }
    case 'if-missing':
      return valueAt(item, assigned.path) ?? assignedValue(assigned.otherwise, item);
    case 'append': {
      const left = assignedValue(assigned.left, item);
      const right = assignedValue(assigned.right, item);
      if (left.type !== 'L' || right.type !== 'L') throw wrongType();
      return { type: 'L', value: [...left.value, ...right.value] };
    }
    case 'sum':
    case 'difference': {
      const left = assignedValue(assigned.left, item);
      const right = assignedValue(assigned.right, item);
      if (left.type !== 'N' || right.type !== 'N') throw wrongType();
      const compute = assigned.kind === 'sum' ? addNumbers : subtractNumbers;
      return { type: 'N', value: compute(left.value, right.value) };
    }
  }
}

function sumOf(current: Value, added: Value): Value {
  if (current.type === 'N' && added.type === 'N') {
    return { type: 'N', value: addNumbers(current.value, added.value) };
  }
  if (current.type === 'SS' && added.type === 'SS') {
    return { type: 'SS', value: [...new Set([...current.value, ...added.value])] };
  }
  if (current.type === 'NS' && added.type === 'NS') {
    return { type: 'NS', value: [...new Set([...current.value, ...added.value])] };
  }
  if (current.type !== 'BS' || added.type !== 'BS') throw wrongType();
  const known = new Set(current.value.map(bytesText));
  const others = added.value.filter((bytes) => !known.has(bytesText(bytes)));
  return { type: 'BS', value: [...current.value, ...others] };
}

/** A set that becomes empty is gone. */
function without(current: Value, removed: Value): Value | undefined {
  if (current.type !== removed.type) throw wrongType();
  if (current.type === 'BS' && removed.type === 'BS') {
    const gone = new Set(removed.value.map(bytesText));
    const value = current.value.filter((bytes) => !gone.has(bytesText(bytes)));
    return value.length === 0 ? undefined : { type: 'BS', value };
  }
  if (
    (current.type !== 'SS' && current.type !== 'NS') ||
    (removed.type !== 'SS' && removed.type !== 'NS')
  ) {
    throw wrongType();
  }
  const value = current.value.filter((text) => !removed.value.includes(text));
  return value.length === 0 ? undefined : { type: current.type, value };
}

function changeItem(item: Attributes, [first, ...rest]: Path, to: Value | undefined): Attributes {
  const changed = new Map(item);
  const name = String(first);
  const value = rest.length === 0 ? to : changeValue(item.get(name), rest, to);
  if (value === undefined) changed.delete(name);
  else changed.set(name, value);
  return changed;
}

/** Maps and lists on the way to the end of a path must exist. */
function changeValue(within: Value | undefined, path: Path, to: Value | undefined): Value {
  const [step, ...rest] = path;
  if (within?.type === 'M' && typeof step === 'string') {
    return { type: 'M', value: changeItem(within.value, path, to) };
  }
  if (within?.type !== 'L' || typeof step !== 'number') throw wrongPath();
  if (rest.length > 0) {
    const inner = changeValue(within.value[step], rest, to);
    return { type: 'L', value: within.value.with(step, inner) };
  }
  if (to === undefined) {
    return { type: 'L', value: within.value.filter((_, index) => index !== step) };
  }
  // Beyond the end means at the end.
  const value = [...within.value];
  value[Math.min(step, value.length)] = to;
  return { type: 'L', value };
}

function lastIndex(change: { readonly path: Path }): number {
  const last = change.path.at(-1);
  return typeof last === 'number' ? last : -1;
}

function bytesText(bytes: Uint8Array): string {
  return fingerprint({ type: 'B', value: bytes });
}

function wrongType() {
  return invalid('An operand in the update expression has an incorrect data type');
}

function wrongPath() {
  return invalid('The document path provided in the update expression is invalid for update');
}
