import type { QueryService } from './query-services.ts';
import { sqsErrorCode } from './sqs-error-codes.ts';

const elements: Readonly<Record<string, string>> = {
  AttributeNames: 'AttributeName',
  MessageAttributeNames: 'MessageAttributeName',
  MessageSystemAttributeNames: 'MessageSystemAttributeName',
  TagKeys: 'TagKey',
  Messages: 'Message',
  QueueUrls: 'QueueUrl',
  queueUrls: 'QueueUrl',
  Failed: 'BatchResultErrorEntry',
};

/** SQS as it was spoken before it learned JSON: lists and maps are flat, `Attribute.1.Name`. */
export const sqsQuery: QueryService = {
  service: 'SQS',
  namespace: 'http://queue.amazonaws.com/doc/2012-11-05/',
  listElement: (operation, member) => {
    if (member === 'Entries') return `${operation}RequestEntry`;
    if (member === 'Successful') return `${operation}ResultEntry`;
    return elements[member];
  },
  maps: {
    Attributes: ['Attribute', 'Name', 'Value'],
    MessageAttributes: ['MessageAttribute', 'Name', 'Value'],
    MessageSystemAttributes: ['MessageSystemAttribute', 'Name', 'Value'],
    Tags: ['Tag', 'Key', 'Value'],
  },
  numbers: [
    'DelaySeconds',
    'MaxNumberOfMessages',
    'MaxResults',
    'VisibilityTimeout',
    'WaitTimeSeconds',
  ],
  booleans: [],
  blobs: ['BinaryValue'],
  errorCode: sqsErrorCode,
};
