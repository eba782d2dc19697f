import { constant } from '../range.ts';
import { usage } from '../usage.ts';
import type { Pricer } from './pricer.ts';

/** What is kept, and the requests. */
export const priceBucket: Pricer<'AWS::S3::Bucket'> = () => [
  {
    what: 'S3 storage and requests',
    terms: [
      { quantity: usage.bucketGb, unit: 'GB', price: 's3.standard.gbMonth' },
      { quantity: usage.bucketThousandWrites, unit: 'thousand writes', price: 's3.put.per1k' },
      { quantity: usage.bucketThousandReads, unit: 'thousand reads', price: 's3.get.per1k' },
    ],
  },
];

/** A shared folder that all tasks of a service mount. */
export const priceFileSystem: Pricer<'AWS::EFS::FileSystem'> = () => [
  {
    what: 'EFS storage',
    terms: [{ quantity: usage.fileSystemGb, unit: 'GB', price: 'efs.standard.gbMonth' }],
  },
];

/** On-demand requests, then what is stored. */
export const priceTable: Pricer<'AWS::DynamoDB::Table'> = () => [
  {
    what: 'DynamoDB requests',
    terms: [
      {
        quantity: usage.tableMillionWrites,
        unit: 'million writes',
        price: 'dynamodb.onDemand.wruPerMillion',
      },
      {
        quantity: usage.tableMillionReads,
        unit: 'million reads',
        price: 'dynamodb.onDemand.rruPerMillion',
      },
    ],
  },
  {
    what: 'DynamoDB storage',
    terms: [{ quantity: usage.tableGb, unit: 'GB', price: 'dynamodb.storage.gbMonth', free: 25 }],
  },
];

/** The first million requests a month are free. */
export const priceQueue: Pricer<'AWS::SQS::Queue'> = () => [
  {
    what: 'SQS requests',
    terms: [
      {
        quantity: usage.queueMillionRequests,
        unit: 'million requests',
        price: 'sqs.standard.perMillion',
        free: 1,
      },
    ],
  },
];

/** Images of a built service. */
export const priceRepository: Pricer<'AWS::ECR::Repository'> = () => [
  {
    what: 'ECR image storage',
    terms: [{ quantity: usage.imageGb, unit: 'GB', price: 'ecr.gbMonth' }],
  },
];

/** A secret by the month; calls at task start cost less than a cent. */
export const priceSecret: Pricer<'AWS::SecretsManager::Secret'> = () => [
  {
    what: 'Secrets Manager secret',
    terms: [{ quantity: constant(1), unit: 'secret', price: 'secretsmanager.secretMonth' }],
  },
];
