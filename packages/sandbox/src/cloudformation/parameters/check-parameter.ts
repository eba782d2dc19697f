import type { ParameterDeclaration } from '../template/template.ts';
import { validationError } from '../template/template-error.ts';

/** Throws AWS's ValidationError when a text is none of those that the parameter allows. */
export function checkParameter(
  name: string,
  declaration: ParameterDeclaration,
  text: string,
): void {
  if (text.length > 4096) {
    throw validationError(`Parameter '${name}' must contain at most 4096 characters`);
  }
  const broken = brokenRule(declaration, text);
  if (broken === undefined) return;
  throw validationError(
    declaration.constraintDescription === undefined
      ? `Parameter '${name}' ${broken}`
      : `Parameter ${name} failed to satisfy constraint: ${declaration.constraintDescription}`,
  );
}

function brokenRule(declaration: ParameterDeclaration, text: string): string | undefined {
  const { type, allowedValues, allowedPattern, minLength, maxLength } = declaration;
  const elements =
    type === 'CommaDelimitedList' ? text.split(',').map((each) => each.trim()) : [text];
  if (allowedValues !== undefined && !elements.every((each) => allowedValues.includes(each))) {
    return 'must be one of AllowedValues';
  }
  if (allowedPattern !== undefined && !new RegExp(`^(?:${allowedPattern})$`).test(text)) {
    return `must match pattern ${allowedPattern}`;
  }
  if (minLength !== undefined && text.length < minLength) {
    return `must contain at least ${minLength} characters`;
  }
  if (maxLength !== undefined && text.length > maxLength) {
    return `must contain at most ${maxLength} characters`;
  }
  return type === 'Number' || type === 'List<Number>' ? brokenNumber(declaration, text) : undefined;
}

function brokenNumber(declaration: ParameterDeclaration, text: string): string | undefined {
  const numbers = text.split(',').map((each) => (each.trim() === '' ? Number.NaN : Number(each)));
  const { minValue = Number.NEGATIVE_INFINITY, maxValue = Number.POSITIVE_INFINITY } = declaration;
  if (numbers.some(Number.isNaN)) return 'must be a number';
  if (numbers.some((number) => number < minValue))
    return `must be a number not less than ${minValue}`;
  if (numbers.some((number) => number > maxValue)) {
    return `must be a number not greater than ${maxValue}`;
  }
  return undefined;
}
