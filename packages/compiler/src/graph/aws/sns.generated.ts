// Written by scripts/generate-aws-types.mjs from the schemas that AWS publishes. Do not edit.
import type { Property } from '../intrinsics.ts';
import type { Json, Tag } from './common.ts';

export interface SnsSubscriptionProperties {
  readonly DeliveryPolicy?: Property<Json | string>;
  readonly Endpoint?: Property<string>;
  readonly FilterPolicy?: Property<Json | string>;
  readonly FilterPolicyScope?: Property<string>;
  readonly Protocol: Property<string>;
  readonly RawMessageDelivery?: Property<boolean>;
  readonly RedrivePolicy?: Property<Json | string>;
  readonly Region?: Property<string>;
  readonly ReplayPolicy?: Property<Json | string>;
  readonly SubscriptionRoleArn?: Property<string>;
  readonly TopicArn: Property<string>;
}

export interface SnsTopicProperties {
  readonly ArchivePolicy?: Property<Json>;
  readonly ContentBasedDeduplication?: Property<boolean>;
  readonly DataProtectionPolicy?: Property<Json>;
  readonly DeliveryStatusLogging?: Property<readonly Property<SnsTopicLoggingConfig>[]>;
  readonly DisplayName?: Property<string>;
  readonly FifoThroughputScope?: Property<string>;
  readonly FifoTopic?: Property<boolean>;
  readonly KmsMasterKeyId?: Property<string>;
  readonly MaximumMessageSize?: Property<number>;
  readonly SignatureVersion?: Property<string>;
  readonly Subscription?: Property<readonly Property<SnsTopicSubscription>[]>;
  readonly Tags?: Property<readonly Property<Tag>[]>;
  readonly TopicName?: Property<string>;
  readonly TracingConfig?: Property<string>;
}

export interface SnsTopicSubscription {
  readonly Endpoint: Property<string>;
  readonly Protocol: Property<string>;
}

export interface SnsTopicLoggingConfig {
  readonly FailureFeedbackRoleArn?: Property<string>;
  readonly Protocol: Property<'application' | 'firehose' | 'http/s' | 'lambda' | 'sqs'>;
  readonly SuccessFeedbackRoleArn?: Property<string>;
  readonly SuccessFeedbackSampleRate?: Property<string>;
}

export interface SnsTopicPolicyProperties {
  readonly PolicyDocument: Property<Json | string>;
  readonly Topics: Property<readonly Property<string>[]>;
}
