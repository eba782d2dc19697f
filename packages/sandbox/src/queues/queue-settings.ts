import { AwsError } from '../aws/aws-error.ts';
import { readPolicy } from '../iam/policy/read-policy.ts';
import type { Statement } from '../iam/policy/statement.ts';
import { queueErrors } from './queue-errors.ts';
import { type RedrivePolicy, readRedrivePolicy } from './redrive-policy.ts';

/** Settings of a queue, called as SQS calls its attributes; numbers are seconds or bytes. */
export interface QueueSettings {
  readonly DelaySeconds: number;
  readonly MaximumMessageSize: number;
  readonly MessageRetentionPeriod: number;
  readonly ReceiveMessageWaitTimeSeconds: number;
  readonly VisibilityTimeout: number;
  readonly ContentBasedDeduplication: boolean;
  readonly RedrivePolicy?: RedrivePolicy;
  readonly Policy?: { readonly text: string; readonly statements: readonly Statement[] };
  /** Settings without an effect here, as they were given. */
  readonly kept: Readonly<Record<string, string>>;
}

export const standardSettings: QueueSettings = {
  DelaySeconds: 0,
  MaximumMessageSize: 1_048_576,
  MessageRetentionPeriod: 345_600,
  ReceiveMessageWaitTimeSeconds: 0,
  VisibilityTimeout: 30,
  ContentBasedDeduplication: false,
  kept: { SqsManagedSseEnabled: 'true' },
};

/** What FIFO queues have besides. */
export const fifoSettings: QueueSettings = {
  ...standardSettings,
  kept: { ...standardSettings.kept, DeduplicationScope: 'queue', FifoThroughputLimit: 'perQueue' },
};

const ranges: Readonly<Record<NumberName, readonly [least: number, most: number]>> = {
  DelaySeconds: [0, 900],
  MaximumMessageSize: [1024, 1_048_576],
  MessageRetentionPeriod: [60, 1_209_600],
  ReceiveMessageWaitTimeSeconds: [0, 20],
  VisibilityTimeout: [0, 43_200],
};

type NumberName =
  | 'DelaySeconds'
  | 'MaximumMessageSize'
  | 'MessageRetentionPeriod'
  | 'ReceiveMessageWaitTimeSeconds'
  | 'VisibilityTimeout';

const keptForms: Readonly<Record<string, RegExp>> = {
  SqsManagedSseEnabled: /^(true|false)$/,
  KmsMasterKeyId: /^.{0,2048}$/,
  KmsDataKeyReusePeriodSeconds: /^\d+$/,
};

const fifoForms: Readonly<Record<string, RegExp>> = {
  DeduplicationScope: /^(messageGroup|queue)$/,
  FifoThroughputLimit: /^(perQueue|perMessageGroupId)$/,
};

/** Attributes laid over settings. Throws for an attribute or a value that SQS does not know. */
export function changeSettings(
  before: QueueSettings,
  attributes: Readonly<Record<string, string>>,
  fifo: boolean,
): QueueSettings {
  return Object.entries(attributes).reduce(
    (settings, [name, value]) => changeSetting(settings, name, value, fifo),
    before,
  );
}

function changeSetting(
  settings: QueueSettings,
  name: string,
  value: string,
  fifo: boolean,
): QueueSettings {
  if (isNumberName(name)) return { ...settings, [name]: readNumber(name, value) };
  if (name === 'Policy') return changePolicy(settings, value);
  if (name === 'RedrivePolicy') return changeRedrive(settings, value);
  if (name === 'ContentBasedDeduplication' && fifo) {
    if (value !== 'true' && value !== 'false') throw queueErrors.attributeValue(name);
    return { ...settings, ContentBasedDeduplication: value === 'true' };
  }
  const form = keptForms[name] ?? (fifo ? fifoForms[name] : undefined);
  if (form === undefined) throw queueErrors.unknownAttribute(name);
  if (!form.test(value)) throw queueErrors.attributeValue(name);
  return { ...settings, kept: { ...settings.kept, [name]: value } };
}

function isNumberName(name: string): name is NumberName {
  return Object.hasOwn(ranges, name);
}

function readNumber(name: NumberName, value: string): number {
  const number = Number(value);
  const [least, most] = ranges[name];
  if (value.trim() === '' || !Number.isInteger(number) || number < least || number > most) {
    throw queueErrors.attributeValue(name);
  }
  return number;
}

function changePolicy(settings: QueueSettings, text: string): QueueSettings {
  const { Policy: _before, ...rest } = settings;
  if (text === '') return rest;
  try {
    return { ...rest, Policy: { text, statements: readPolicy(text, 'resource') } };
  } catch (error) {
    if (error instanceof AwsError && error.name === 'MalformedPolicyDocument') {
      throw queueErrors.attributeValue('Policy');
    }
    throw error;
  }
}

function changeRedrive(settings: QueueSettings, text: string): QueueSettings {
  const { RedrivePolicy: _before, ...rest } = settings;
  return text === '' ? rest : { ...rest, RedrivePolicy: readRedrivePolicy(text) };
}
