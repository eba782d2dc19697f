import type { Parameter } from '../../graph/graph.ts';
import { conditionHolds } from './condition.ts';
import type { Resolved } from './resolved.ts';
import type { Scope } from './scope.ts';

/**
 * Carries out CloudFormation's functions as far as a template can: `{ Ref: 'Db' }` in the stack
 * `shop-data` becomes the symbol `${shop-data/Db}`, and so does, in another stack, the parameter
 * that takes it over.
 */
export function resolve<T>(value: T, scope: Scope): Resolved<T> {
  return resolveValue(value, scope) as Resolved<T>;
}

function resolveValue(value: unknown, scope: Scope): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return resolveItems(value, scope);
  const record = value as Readonly<Record<string, unknown>>;
  for (const key in record) {
    const carryOut = functions[key];
    return carryOut ? carryOut(record[key] as never, scope) : resolveEntries(record, scope);
  }
  return record;
}

/** Most of a template is literal: what holds no function stays the object that it is. */
function resolveEntries(
  record: Readonly<Record<string, unknown>>,
  scope: Scope,
): Readonly<Record<string, unknown>> {
  let resolved: Record<string, unknown> | undefined;
  for (const key in record) {
    const item = resolveValue(record[key], scope);
    if (item === record[key]) continue;
    resolved ??= { ...record };
    if (item === undefined) delete resolved[key];
    else resolved[key] = item;
  }
  return resolved ?? record;
}

function resolveItems(items: readonly unknown[], scope: Scope): readonly unknown[] {
  let isLiteral = true;
  const resolved = items.map((item) => {
    const result = resolveValue(item, scope);
    if (result !== item) isLiteral = false;
    return result;
  });
  return isLiteral ? items : resolved.filter((item) => item !== undefined);
}

type CarryOut = (argument: never, scope: Scope) => unknown;

const functions: Readonly<Record<string, CarryOut | undefined>> = {
  Ref: resolveName,
  'Fn::GetAtt': getAttribute,
  'Fn::Sub': substitute,
  'Fn::Join': join,
  'Fn::Select': select,
  'Fn::Split': split,
  'Fn::GetAZs': listZones,
  'Fn::If': choose,
};

function resolveName(name: string, scope: Scope): unknown {
  if (name === 'AWS::NoValue') return undefined;
  if (name === 'AWS::Partition') return 'aws';
  if (name.startsWith('AWS::')) return `\${${name}}`;
  const parameter = scope.parameters.get(name);
  return parameter ? parameterValue(parameter, scope) : symbol(scope, name);
}

function symbol(scope: Scope, name: string): string {
  return `\${${scope.stack}/${name}}`;
}

function parameterValue(parameter: Parameter, scope: Scope): unknown {
  const { type, default: standard } = parameter;
  if (standard === undefined) return symbol(scope, parameter.id);
  const value = type.startsWith('AWS::SSM::Parameter::Value<')
    ? handedOver(standard, scope)
    : standard;
  if (value === undefined) return symbol(scope, parameter.id);
  const isList = type.includes('List<') || type === 'CommaDelimitedList';
  return isList && typeof value === 'string' ? value.split(',') : value;
}

/** The value that another stack writes to the path, or nothing when none of the plan does. */
function handedOver(path: string, scope: Scope): unknown {
  const { givers, values } = scope.handovers;
  if (values.has(path)) return values.get(path);
  const giver = givers.get(path);
  const value = giver && resolveValue(giver.value, giver.scope);
  values.set(path, value);
  return value;
}

function getAttribute([name, attribute]: readonly [string, string], scope: Scope): string {
  return symbol(scope, `${name}.${attribute}`);
}

function substitute(
  argument: string | readonly [string, Readonly<Record<string, unknown>>],
  scope: Scope,
): string {
  const [template, values] = typeof argument === 'string' ? [argument, undefined] : argument;
  if (!template.includes('${')) return template;
  return template.replace(/\$\{([^}]+)\}/g, (_, name: string) => {
    if (name.startsWith('!')) return `\${${name.slice(1)}}`;
    if (values && name in values) return asText(resolveValue(values[name], scope));
    const dot = name.indexOf('.');
    if (dot === -1) return asText(resolveName(name, scope));
    return getAttribute([name.slice(0, dot), name.slice(dot + 1)], scope);
  });
}

function join([separator, items]: readonly [string, readonly unknown[]], scope: Scope): string {
  const resolved = resolveValue(items, scope);
  return Array.isArray(resolved) ? resolved.map(asText).join(separator) : asText(resolved);
}

/** A part of what only AWS knows goes by the symbol of the whole. */
function select([index, list]: readonly [number, unknown], scope: Scope): unknown {
  const resolved = resolveValue(list, scope);
  return Array.isArray(resolved) ? resolved[index] : resolved;
}

function split([separator, source]: readonly [string, unknown], scope: Scope): unknown {
  const text = resolveValue(source, scope);
  // A symbol stands for text that may hold the separator itself.
  if (typeof text !== 'string' || text.includes('${')) return text;
  return text.split(separator);
}

/** Zones by number: which zone is the first differs between accounts. */
function listZones(): readonly string[] {
  return ['zone 1', 'zone 2', 'zone 3', 'zone 4', 'zone 5', 'zone 6'];
}

function choose([condition, then, otherwise]: readonly [string, unknown, unknown], scope: Scope) {
  const holds = conditionHolds(condition, scope, resolveValue);
  return resolveValue(holds ? then : otherwise, scope);
}

function asText(value: unknown): string {
  return Array.isArray(value) ? value.map(asText).join(',') : String(value ?? '');
}
