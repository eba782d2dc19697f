import { NotModelled } from '../../aws/aws-error.ts';
import { intrinsicOf, isRecord } from '../template/json.ts';
import { attributeParts } from '../template/references.ts';
import { validationError } from '../template/template-error.ts';
import { subnets } from './cidr.ts';
import type { Scope, TemplateFunction } from './scope.ts';
import { textFunctions } from './text-functions.ts';

/** `Ref: AWS::NoValue`: the property that holds it is as if it were not there. */
export const noValue = Symbol('AWS::NoValue');

const functions: Readonly<Record<string, TemplateFunction>> = {
  Ref: reference,
  'Fn::Cidr': (argument, _scope, evaluate) => subnets(evaluate(argument)),
  'Fn::FindInMap': findInMap,
  'Fn::GetAZs': (argument, scope, evaluate) => zones(evaluate(argument) || scope.region),
  'Fn::GetAtt': attribute,
  'Fn::If': choose,
  'Fn::ImportValue': importValue,
  ...textFunctions,
};

/** A value of a template with every function in it evaluated. Throws AWS's `Template error`. */
export function evaluate(value: unknown, scope: Scope): unknown {
  const intrinsic = intrinsicOf(value);
  if (intrinsic !== undefined) {
    const run = functions[intrinsic.name];
    if (run === undefined) throw new NotModelled(`the template function ${intrinsic.name} here`);
    return run(intrinsic.argument, scope, (inner) => evaluate(inner, scope));
  }
  if (Array.isArray(value)) {
    return value.map((each) => evaluate(each, scope)).filter((each) => each !== noValue);
  }
  return isRecord(value) ? evaluateEach(value, scope) : value;
}

function evaluateEach(value: Readonly<Record<string, unknown>>, scope: Scope) {
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, each]) => [key, evaluate(each, scope)] as const)
      .filter(([, each]) => each !== noValue),
  );
}

function reference(name: unknown, scope: Scope): unknown {
  if (typeof name !== 'string') {
    throw validationError('Template format error: All Ref references must be of type string');
  }
  if (name === 'AWS::NoValue') return noValue;
  return scope.parameter(name) ?? scope.resources.reference(name);
}

function attribute(
  argument: unknown,
  scope: Scope,
  evaluateInner: (value: unknown) => unknown,
): unknown {
  const parts = attributeParts(argument);
  if (parts === undefined) {
    throw validationError(
      'Template error: every Fn::GetAtt object requires two non-empty parameters, the resource name and the resource attribute',
    );
  }
  const [logicalId, name] = parts;
  return scope.resources.attribute(logicalId, String(evaluateInner(name)));
}

function choose(
  argument: unknown,
  scope: Scope,
  evaluateInner: (value: unknown) => unknown,
): unknown {
  if (!Array.isArray(argument) || argument.length !== 3 || typeof argument[0] !== 'string') {
    throw validationError('Template error: Fn::If requires a list argument with three members');
  }
  return evaluateInner(argument[scope.condition(argument[0]) ? 1 : 2]);
}

function findInMap(
  argument: unknown,
  scope: Scope,
  evaluateInner: (value: unknown) => unknown,
): unknown {
  const keys = Array.isArray(argument) ? argument.map(evaluateInner) : [];
  if (keys.length !== 3) {
    throw validationError(
      'Template error: every Fn::FindInMap object requires three parameters, the map name, map key and the attribute for return value',
    );
  }
  const [map, top, second] = keys.map(String);
  const found = [map, top, second].reduce<unknown>(
    (within, key) => (isRecord(within) && key !== undefined ? within[key] : undefined),
    scope.mappings,
  );
  if (found === undefined) {
    throw validationError(`Template error: Unable to get mapping for ${map}::${top}::${second}`);
  }
  return found;
}

function importValue(
  argument: unknown,
  scope: Scope,
  evaluateInner: (value: unknown) => unknown,
): unknown {
  const name = String(evaluateInner(argument));
  const value = scope.exported(name);
  if (value === undefined) throw validationError(`No export named ${name} found`);
  return value;
}

/** Three zones, as most regions have for everyone. */
function zones(region: unknown): readonly string[] {
  return ['a', 'b', 'c'].map((letter) => `${String(region)}${letter}`);
}
