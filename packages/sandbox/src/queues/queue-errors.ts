import { AwsError } from '../aws/aws-error.ts';

/** SQS's refusals in its own words. */
export const queueErrors = {
  noQueue: () => new AwsError('QueueDoesNotExist', 'The specified queue does not exist.'),
  badAddress: (url: string) =>
    new AwsError('InvalidAddress', `The address ${url} is not valid for this endpoint.`),
  badName: () =>
    invalidValue(
      'Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length',
    ),
  fifoName: () =>
    invalidValue(
      'The name of a FIFO queue can only include alphanumeric characters, hyphens, or underscores, must end with .fifo suffix and be 1 to 80 in length.',
    ),
  exists: (attribute: string) =>
    new AwsError(
      'QueueNameExists',
      `A queue already exists with the same name and a different value for attribute ${attribute}`,
    ),
  deletedRecently: () =>
    new AwsError(
      'QueueDeletedRecently',
      'You must wait 60 seconds after deleting a queue before you can create another with the same name.',
    ),
  purging: (name: string) =>
    new AwsError(
      'PurgeQueueInProgress',
      `Only one PurgeQueue operation on ${name} is allowed every 60 seconds.`,
    ),
  missing: (parameter: string) =>
    new AwsError('MissingParameter', `The request must contain the parameter ${parameter}.`),
  unknownAttribute: (name: string) =>
    new AwsError('InvalidAttributeName', `Unknown Attribute ${name}.`),
  attributeValue: (name: string) =>
    new AwsError('InvalidAttributeValue', `Invalid value for the parameter ${name}.`),
  badHandle: () => new AwsError('ReceiptHandleIsInvalid', 'The input receipt handle is invalid.'),
  handleExpired: (handle: string) =>
    parameterValue(handle, 'ReceiptHandle', 'The receipt handle has expired.'),
  notInFlight: (handle: string) =>
    parameterValue(
      handle,
      'ReceiptHandle',
      'Message does not exist or is not available for visibility timeout change.',
    ),
  visibleTooLong: () =>
    invalidValue('Total VisibilityTimeout for the message is beyond the limit [43200 seconds]'),
  overLimit: () =>
    new AwsError(
      'OverLimit',
      'Too many messages in flight; delete messages before receiving more.',
    ),
  badCharacters: () =>
    new AwsError(
      'InvalidMessageContents',
      'Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF',
    ),
  tooLong: (limit: number) =>
    invalidValue(
      `One or more parameters are invalid. Reason: Message must be shorter than ${limit} bytes.`,
    ),
  noDeduplication: () =>
    invalidValue(
      'The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly',
    ),
  notForThisQueue: (value: string | number, parameter: string) =>
    parameterValue(
      value,
      parameter,
      'The request include parameter that is not valid for this queue type.',
    ),
  emptyBatch: (entry: string) =>
    new AwsError('EmptyBatchRequest', `There should be at least one ${entry} in the request.`),
  tooManyEntries: (count: number) =>
    new AwsError(
      'TooManyEntriesInBatchRequest',
      `Maximum number of entries per request are 10. You have sent ${count}.`,
    ),
  repeatedId: (id: string) => new AwsError('BatchEntryIdsNotDistinct', `Id ${id} repeated.`),
  badEntryId: () =>
    new AwsError(
      'InvalidBatchEntryId',
      'A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long.',
    ),
  batchTooLong: (limit: number, bytes: number) =>
    new AwsError(
      'BatchRequestTooLong',
      `Batch requests cannot be longer than ${limit} bytes. You have sent ${bytes} bytes.`,
    ),
} as const;

export function invalidValue(message: string): AwsError {
  return new AwsError('InvalidParameterValue', message);
}

/** `Value 11 for parameter MaxNumberOfMessages is invalid. Reason: …` */
export function parameterValue(
  value: string | number,
  parameter: string,
  reason: string,
): AwsError {
  return invalidValue(`Value ${value} for parameter ${parameter} is invalid. Reason: ${reason}`);
}
