import { attribute, ref, resource } from '../../build-resource.ts';
import { kept } from '../../data/retention.ts';
import type { Resource } from '../../graph.ts';
import { policyDocument } from '../roles/statement.ts';
import { buildAlarm } from '../running/build-alarm.ts';
import { idIn, ownedBy, type Scope } from '../scope.ts';

/** Where a service's failures end, with what notices them. */
export interface FailureQueue {
  readonly queue: Resource<'AWS::SQS::Queue'>;
  readonly resources: readonly Resource[];
}

/** Seconds: the longest that SQS keeps a message. */
const fourteenDays = 14 * 24 * 60 * 60;

/**
 * A queue that gets a report of every failure that AWS's event bus tells of and keeps it for 14
 * days; the notification topic gets it too. It is the service's own: reports among the messages of a worker's
 * dead-letter queue would be taken for work when those are sent back.
 */
export function buildFailureQueue(
  scope: Scope,
  failures: { readonly pattern: Readonly<Record<string, unknown>>; readonly description: string },
): FailureQueue {
  const queue = resource(
    'AWS::SQS::Queue',
    idIn(scope, 'failures'),
    { MessageRetentionPeriod: fourteenDays, SqsManagedSseEnabled: true },
    { ...ownedBy(scope), ...kept },
  );
  const rule = resource(
    'AWS::Events::Rule',
    idIn(scope, 'failure-rule'),
    {
      Description: failures.description,
      EventPattern: failures.pattern,
      Targets: [
        { Id: 'failures', Arn: attribute(queue, 'Arn') },
        { Id: 'topic', Arn: scope.takings.value('topic') },
      ],
    },
    ownedBy(scope),
  );
  return {
    queue,
    resources: [
      queue,
      rule,
      buildPolicy(scope, queue, rule),
      buildFailureAlarm(scope, queue, failures.description),
    ],
  };
}

/** Lets the rule, and nothing else of the event bus, write to the queue. */
function buildPolicy(
  scope: Scope,
  queue: Resource<'AWS::SQS::Queue'>,
  rule: Resource<'AWS::Events::Rule'>,
): Resource {
  return resource(
    'AWS::SQS::QueuePolicy',
    idIn(scope, 'failures-policy'),
    {
      Queues: [ref(queue)],
      PolicyDocument: policyDocument([
        {
          Effect: 'Allow',
          Principal: { Service: 'events.amazonaws.com' },
          Action: 'sqs:SendMessage',
          Resource: attribute(queue, 'Arn'),
          Condition: { ArnEquals: { 'aws:SourceArn': attribute(rule, 'Arn') } },
        },
      ]),
    },
    ownedBy(scope),
  );
}

function buildFailureAlarm(
  scope: Scope,
  queue: Resource<'AWS::SQS::Queue'>,
  description: string,
): Resource {
  return buildAlarm(scope, 'failures', {
    AlarmDescription: description,
    Namespace: 'AWS/SQS',
    MetricName: 'ApproximateNumberOfMessagesVisible',
    Dimensions: [{ Name: 'QueueName', Value: attribute(queue, 'QueueName') }],
    Statistic: 'Maximum',
    Period: 60,
    EvaluationPeriods: 1,
    ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    Threshold: 1,
  });
}
