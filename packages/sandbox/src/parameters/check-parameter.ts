import { parameterErrors } from './parameter-errors.ts';
import type { ParameterVersion } from './parameter-record.ts';

/** Throws AwsError for a name that Parameter Store does not take. */
export function checkParameterName(name: string): void {
  const levels = name.split('/').filter((level) => level !== '');
  const first = levels[0] ?? '';
  if (/^aws/i.test(first)) throw parameterErrors.reserved(name);
  if (!/^[A-Za-z0-9_.\-/]+$/.test(name) || /^ssm/i.test(first) || name.endsWith('/')) {
    throw parameterErrors.badName();
  }
  if (levels.length > 1 && !name.startsWith('/')) throw parameterErrors.notQualified();
  if (levels.length > 15) throw parameterErrors.tooDeep();
}

/** Characters; more than the first needs the advanced tier. */
const standardLength = 4096;
const advancedLength = 8192;

/**
 * The tier a value gets: the advanced one also when the choice is left to AWS and the value needs
 * it. Throws AwsError for a value that is too long, and for the way back to the standard tier.
 */
export function tierFor(
  value: string,
  asked: string | undefined,
  before: ParameterVersion | undefined,
): ParameterVersion['tier'] {
  if (asked === 'Standard' && before?.tier === 'Advanced') throw parameterErrors.downgrade();
  const advanced =
    asked === 'Advanced' ||
    before?.tier === 'Advanced' ||
    (asked === 'Intelligent-Tiering' && value.length > standardLength);
  if (advanced && value.length > advancedLength) throw parameterErrors.advancedSize();
  if (!advanced && value.length > standardLength) throw parameterErrors.standardSize();
  return advanced ? 'Advanced' : 'Standard';
}

/** Throws AwsError for a value that Parameter Store does not take; the error does not hold it. */
export function checkParameterValue(value: string, allowedPattern: string | undefined): void {
  if (value === '') throw parameterErrors.empty();
  if (/\{\{.*\}\}/s.test(value)) throw parameterErrors.nested();
  if (allowedPattern !== undefined && !new RegExp(`^(?:${allowedPattern})$`).test(value)) {
    throw parameterErrors.patternMismatch(allowedPattern);
  }
}
