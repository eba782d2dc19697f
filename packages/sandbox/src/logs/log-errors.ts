import { AwsError } from '../aws/aws-error.ts';

export function invalidParameter(message: string): AwsError {
  return new AwsError('InvalidParameterException', message);
}

/** How AWS refuses a parameter that breaks a rule of its model. */
export function constraintFailed(field: string, value: string, rule: string): AwsError {
  return invalidParameter(
    `1 validation error detected: Value '${value}' at '${field}' failed to satisfy constraint: ${rule}`,
  );
}
