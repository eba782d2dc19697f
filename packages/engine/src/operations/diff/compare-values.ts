import type { PropertyDifference } from './difference.ts';

/** Every place in which two values of JSON differ, the smallest that can be named. */
export function compareValues(
  before: unknown,
  after: unknown,
  path = '',
): readonly PropertyDifference[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  const [old, now] = [partsOf(before), partsOf(after)];
  if (!old || !now) return [difference(path, before, after)];
  const names = [...new Set([...old.keys(), ...now.keys()])];
  return names.flatMap((name) =>
    compareValues(old.get(name), now.get(name), path === '' ? name : `${path}.${name}`),
  );
}

/** An object's properties, a list's items by their names; undefined for what has no parts. */
function partsOf(value: unknown): ReadonlyMap<string, unknown> | undefined {
  if (Array.isArray(value)) return itemsByName(value);
  if (typeof value !== 'object' || value === null || isIntrinsic(value)) return undefined;
  return new Map(Object.entries(value));
}

/** Lists whose items have no names are compared as a whole: their order may matter. */
function itemsByName(items: readonly unknown[]): ReadonlyMap<string, unknown> | undefined {
  const named = items.map((item) => [nameOf(item), item] as const);
  const names = named.flatMap(([name]) => name ?? []);
  if (names.length < items.length || new Set(names).size < names.length) return undefined;
  return new Map(named.map(([name = '', item]) => [name, onlyValue(item)]));
}

function nameOf(item: unknown): string | undefined {
  if (typeof item !== 'object' || item === null) return undefined;
  const { Name, Key, Id } = item as Readonly<Record<string, unknown>>;
  return [Name, Key, Id].find((name) => typeof name === 'string');
}

/** Of a name and its value, the value. */
function onlyValue(item: unknown): unknown {
  const { Name: _name, Key: _key, ...rest } = item as Readonly<Record<string, unknown>>;
  const [only, ...others] = Object.keys(rest);
  if (others.length > 0 || only === undefined) return rest;
  return only === 'Value' || only === 'ValueFrom' ? rest[only] : rest;
}

function isIntrinsic(value: object): boolean {
  const [name, ...others] = Object.keys(value);
  return others.length === 0 && name !== undefined && (name === 'Ref' || name.startsWith('Fn::'));
}

function difference(path: string, before: unknown, after: unknown): PropertyDifference {
  return {
    path,
    ...(isShown(path, before, after) && { before: textOf(before) }),
    ...(after !== undefined && { after: textOf(after) }),
  };
}

/** What was a plain variable and is none any more may be a secret by now. */
function isShown(path: string, before: unknown, after: unknown): boolean {
  return before !== undefined && (after !== undefined || !/(^|\.)Environment\./.test(path));
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
