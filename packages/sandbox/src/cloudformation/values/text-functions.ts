import { isRecord } from '../template/json.ts';
import { validationError } from '../template/template-error.ts';
import type { Scope, TemplateFunction } from './scope.ts';

/** The functions that make text of text, and lists of it. */
export const textFunctions: Readonly<Record<string, TemplateFunction>> = {
  'Fn::Base64': (argument, _scope, evaluate) =>
    Buffer.from(String(evaluate(argument))).toString('base64'),
  'Fn::Join': join,
  'Fn::Select': select,
  'Fn::Split': split,
  'Fn::Sub': substitute,
};

function join(argument: unknown, _scope: Scope, evaluate: (value: unknown) => unknown): string {
  const [delimiter, list] = Array.isArray(argument) ? argument : [];
  const parts = evaluate(list);
  if (typeof delimiter !== 'string' || !Array.isArray(parts)) {
    throw validationError(
      'Template error: every Fn::Join object requires two parameters, (1) a string delimiter and (2) a list of strings to be joined or a function that returns a list of strings (such as Fn::GetAZs) to be joined.',
    );
  }
  return parts.map((part) => plainText(part, 'Fn::Join')).join(delimiter);
}

function select(argument: unknown, _scope: Scope, evaluate: (value: unknown) => unknown): unknown {
  const [place, list] = Array.isArray(argument) ? argument.map(evaluate) : [];
  const index = Number(place);
  if (!Array.isArray(list) || !Number.isInteger(index)) {
    throw validationError(
      'Template error: Fn::Select requires a list argument with two elements: an integer index and a list',
    );
  }
  if (index < 0 || index >= list.length) {
    throw validationError(
      `Template error: Fn::Select cannot select nonexistent value at index ${index}`,
    );
  }
  return list[index];
}

function split(
  argument: unknown,
  _scope: Scope,
  evaluate: (value: unknown) => unknown,
): readonly string[] {
  const [delimiter, text] = Array.isArray(argument) ? argument.map(evaluate) : [];
  if (typeof delimiter !== 'string' || delimiter === '' || typeof text !== 'string') {
    throw validationError(
      'Template error: every Fn::Split object requires two parameters, (1) a string delimiter and (2) a string to be split or a function that returns a string to be split.',
    );
  }
  return text.split(delimiter);
}

function substitute(
  argument: unknown,
  scope: Scope,
  evaluate: (value: unknown) => unknown,
): string {
  const [text, given] = Array.isArray(argument) ? argument : [argument, {}];
  if (typeof text !== 'string') {
    throw validationError(
      "Template error: One or more Fn::Sub intrinsic functions don't specify expected arguments. Specify a string as first argument, and an optional second argument to specify a mapping of values to replace in the string",
    );
  }
  const variables = isRecord(given) ? given : {};
  return text.replace(/\$\{(!?)([^}]+)\}/g, (_whole, literal: string, written: string) => {
    if (literal === '!') return `\${${written}}`;
    const name = written.trim();
    return plainText(name in variables ? evaluate(variables[name]) : named(name, scope), name);
  });
}

function named(name: string, scope: Scope): unknown {
  const dot = name.indexOf('.');
  if (dot >= 0) return scope.resources.attribute(name.slice(0, dot), name.slice(dot + 1));
  return scope.parameter(name) ?? scope.resources.reference(name);
}

function plainText(value: unknown, name: string): string {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return String(value);
  }
  throw validationError(
    `Template error: variable ${name} in Fn::Sub expression does not resolve to a string`,
  );
}
