import type { ServiceName } from '../../aws/operation.ts';

/** A service that is spoken to in JSON, with `X-Amz-Target: PREFIX.Operation`. */
export interface JsonService {
  readonly service: ServiceName;
  readonly version: '1.0' | '1.1';
  /** Input members that hold bytes, which JSON carries as base64. */
  readonly blobs: readonly string[];
  /** Input members that hold points in time, which JSON carries as seconds. */
  readonly timestamps: readonly string[];
}

const plain = { blobs: [], timestamps: [] } as const;

/** By the prefix of `X-Amz-Target`. */
export const jsonServices: Readonly<Record<string, JsonService>> = {
  secretsmanager: {
    service: 'SecretsManager',
    version: '1.1',
    blobs: ['SecretBinary'],
    timestamps: [],
  },
  AmazonSSM: { service: 'SSM', version: '1.1', ...plain },
  Logs_20140328: { service: 'CloudWatchLogs', version: '1.1', ...plain },
  AmazonEC2ContainerServiceV20141113: {
    service: 'ECS',
    version: '1.1',
    blobs: [],
    timestamps: ['before', 'after'],
  },
  AmazonEC2ContainerRegistry_V20150921: { service: 'ECR', version: '1.1', ...plain },
  DynamoDB_20120810: {
    service: 'DynamoDB',
    version: '1.0',
    blobs: ['B', 'BS'],
    timestamps: [],
  },
  AmazonSQS: {
    service: 'SQS',
    version: '1.0',
    blobs: ['BinaryValue', 'BinaryListValues'],
    timestamps: [],
  },
};
