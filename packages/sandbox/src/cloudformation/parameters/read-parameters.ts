import type { Parameter } from '@aws-sdk/client-cloudformation';
import type { Parameters } from '../../parameters/parameters.ts';
import type { ParameterDeclaration, Template } from '../template/template.ts';
import { validationError } from '../template/template-error.ts';
import type { ParameterText } from '../values/scope.ts';
import { checkParameter } from './check-parameter.ts';

/** A parameter of a stack as a deployment has it. */
export interface ParameterValue {
  /** As given or by default; for an SSM type the name of the SSM parameter. */
  readonly given: string;
  /** What `Ref` gives. */
  readonly text: ParameterText;
  /** What the SSM parameter held when the deployment was prepared. */
  readonly resolved?: string;
  readonly noEcho: boolean;
}

export type ParameterValues = ReadonlyMap<string, ParameterValue>;

/**
 * The template's parameters with the given values, the previous ones where asked for, and
 * defaults. Throws AWS's ValidationError.
 */
export function readParameters(
  template: Template,
  given: readonly Parameter[],
  previous: ParameterValues,
  store: Parameters,
): ParameterValues {
  const texts = new Map(given.map((each) => [each.ParameterKey ?? '', chosenText(each, previous)]));
  const unknown = [...texts.keys()].filter((name) => !template.parameters.has(name));
  if (unknown.length > 0) {
    throw validationError(`Parameters: [${unknown.join(', ')}] do not exist in the template`);
  }
  const missing = [...template.parameters]
    .filter(([name, declaration]) => (texts.get(name) ?? declaration.default) === undefined)
    .map(([name]) => name);
  if (missing.length > 0) {
    throw validationError(`Parameters: [${missing.join(', ')}] must have values`);
  }
  const fromStore = readFromStore(template, texts, store);
  return new Map(
    [...template.parameters].map(([name, declaration]) => {
      const text = texts.get(name) ?? declaration.default ?? '';
      checkParameter(name, declaration, text);
      return [name, parameterValue(declaration, text, fromStore.get(text))];
    }),
  );
}

function chosenText(given: Parameter, previous: ParameterValues): string | undefined {
  if (given.UsePreviousValue !== true) return given.ParameterValue;
  if (given.ParameterValue !== undefined) {
    throw validationError(
      `Invalid input for parameter key ${given.ParameterKey}. Cannot specify usePreviousValue as true and non empty value for a parameter`,
    );
  }
  const found = previous.get(given.ParameterKey ?? '');
  if (found === undefined) {
    throw validationError(
      `Invalid input for parameter key ${given.ParameterKey}. Cannot specify usePreviousValue as true for a parameter key not in the previous template`,
    );
  }
  return found.given;
}

/** The values behind parameters of an SSM type, by the SSM parameter's name. */
function readFromStore(
  template: Template,
  texts: ReadonlyMap<string, string | undefined>,
  store: Parameters,
): ReadonlyMap<string, string> {
  const names = [...template.parameters]
    .filter(([, { type }]) => type.startsWith('AWS::SSM::Parameter::Value<'))
    .map(([name, declaration]) => texts.get(name) ?? declaration.default ?? '');
  const found = new Map(names.map((name) => [name, store.find(name)]));
  const missing = [...found].filter(([, parameter]) => parameter === undefined);
  if (missing.length > 0) {
    throw validationError(
      `Unable to fetch parameters [${missing.map(([name]) => name).join(',')}] from parameter store for this account.`,
    );
  }
  const secure = [...found].filter(([, parameter]) => parameter?.type === 'SecureString');
  if (secure.length > 0) {
    throw validationError(
      `Parameters [${secure.map(([name]) => name).join(',')}] referenced by template have types not supported by CloudFormation.`,
    );
  }
  return new Map([...found].map(([name, parameter]) => [name, parameter?.value ?? '']));
}

function parameterValue(
  declaration: ParameterDeclaration,
  given: string,
  resolved: string | undefined,
): ParameterValue {
  const isList = /^(CommaDelimitedList|List<.*)$/.test(
    declaration.type.replace(/^AWS::SSM::Parameter::Value<(.*)>$/, '$1'),
  );
  const text = resolved ?? given;
  return {
    given,
    text: isList ? text.split(',').map((part) => part.trim()) : text,
    ...(resolved !== undefined && { resolved }),
    noEcho: declaration.noEcho,
  };
}
