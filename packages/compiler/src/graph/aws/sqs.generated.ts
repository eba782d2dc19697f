// Written by scripts/generate-aws-types.mjs from the schemas that AWS publishes. Do not edit.
import type { Property } from '../intrinsics.ts';
import type { Json, Tag } from './common.ts';

export interface SqsQueueProperties {
  readonly ContentBasedDeduplication?: Property<boolean>;
  readonly DeduplicationScope?: Property<string>;
  readonly DelaySeconds?: Property<number>;
  readonly FifoQueue?: Property<boolean>;
  readonly FifoThroughputLimit?: Property<string>;
  readonly KmsDataKeyReusePeriodSeconds?: Property<number>;
  readonly KmsMasterKeyId?: Property<string>;
  readonly MaximumMessageSize?: Property<number>;
  readonly MessageRetentionPeriod?: Property<number>;
  readonly QueueName?: Property<string>;
  readonly ReceiveMessageWaitTimeSeconds?: Property<number>;
  readonly RedriveAllowPolicy?: Property<Json | string>;
  readonly RedrivePolicy?: Property<Json | string>;
  readonly SqsManagedSseEnabled?: Property<boolean>;
  readonly Tags?: Property<readonly Property<Tag>[]>;
  readonly VisibilityTimeout?: Property<number>;
}

export interface SqsQueuePolicyProperties {
  readonly PolicyDocument: Property<Json | string>;
  readonly Queues: Property<readonly Property<string>[]>;
}
