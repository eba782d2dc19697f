import { AwsError } from '../aws/aws-error.ts';

/** DynamoDB's refusals in its own words. */
export const tableErrors = {
  notFound: () => new AwsError('ResourceNotFoundException', 'Requested resource not found'),
  noTable: (name: string) =>
    new AwsError(
      'ResourceNotFoundException',
      `Requested resource not found: Table: ${name} not found`,
    ),
  exists: (name: string) => new AwsError('ResourceInUseException', `Table already exists: ${name}`),
  protected: (arn: string) =>
    new AwsError(
      'ValidationException',
      `Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first. Table: ${arn}`,
    ),
  conditionFailed: (details?: object) =>
    new AwsError('ConditionalCheckFailedException', 'The conditional request failed', {
      ...(details === undefined ? {} : { details }),
    }),
  keySchema: () => invalid('The provided key element does not match the schema'),
  itemTooLarge: () => invalid('Item size has exceeded the maximum allowed size'),
  updatedTooLarge: () => invalid('Item size to update has exceeded the maximum allowed size'),
  noIndex: (name: string) => invalid(`The table does not have the specified index: ${name}`),
} as const;

export function invalid(message: string): AwsError {
  return new AwsError('ValidationException', message);
}

/** `One or more parameter values were invalid: …` */
export function invalidValues(message: string): AwsError {
  return invalid(`One or more parameter values were invalid: ${message}`);
}
