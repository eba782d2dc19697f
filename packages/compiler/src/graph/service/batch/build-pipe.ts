import type { BatchWorker } from '../../../application/application.ts';
import { attribute, ref, resource } from '../../build-resource.ts';
import type { Resource } from '../../graph.ts';
import type { Reference } from '../../intrinsics.ts';
import { buildRole } from '../roles/build-role.ts';
import { allow, arn } from '../roles/statement.ts';
import { buildAlarm } from '../running/build-alarm.ts';
import { idIn, ownedBy, type Scope } from '../scope.ts';
import type { Parts } from '../stack-parts.ts';
import { batchName } from './job-name.ts';

/**
 * The pipe that submits a job for each message, with the message in the job's `MESSAGE_BODY` and
 * `MESSAGE_ID`. Nothing for a worker without a queue: its jobs are submitted by others.
 */
export function buildPipe(
  scope: Scope<BatchWorker>,
  jobQueue: Resource<'AWS::Batch::JobQueue'>,
  definition: Resource<'AWS::Batch::JobDefinition'>,
): Parts {
  const { queue } = scope.service;
  if (!queue) return { resources: [] };
  const source = scope.takings.value(`store/${queue.store}/queue/${queue.name}/arn`);
  const sourceName = scope.takings.value(`store/${queue.store}/queue/${queue.name}/name`);
  const role = buildPipeRole(scope, source, jobQueue);
  const pipe = resource(
    'AWS::Pipes::Pipe',
    idIn(scope, 'pipe'),
    {
      RoleArn: attribute(role, 'Arn'),
      Source: source,
      // Batch takes one job at a time: more messages at once would become a single job.
      SourceParameters: { SqsQueueParameters: { BatchSize: 1 } },
      Target: ref(jobQueue),
      TargetParameters: { BatchJobParameters: jobParameters(scope, definition) },
    },
    ownedBy(scope),
  );
  return { resources: [role, pipe, ...buildPipeAlarms(scope, pipe, sourceName)] };
}

/**
 * A path is replaced only where it is the whole value, so that the job's name is fixed. No retry
 * strategy: it would replace the job definition's, which tells failures apart.
 */
function jobParameters(
  scope: Scope<BatchWorker>,
  definition: Resource<'AWS::Batch::JobDefinition'>,
) {
  return {
    JobDefinition: ref(definition),
    JobName: batchName(scope),
    ContainerOverrides: {
      Environment: [
        { Name: 'MESSAGE_ID', Value: '$.messageId' },
        { Name: 'MESSAGE_BODY', Value: '$.body' },
      ],
    },
  };
}

function buildPipeRole(
  scope: Scope<BatchWorker>,
  source: Reference,
  jobQueue: Resource<'AWS::Batch::JobQueue'>,
): Resource<'AWS::IAM::Role'> {
  return buildRole(scope, 'pipe-role', 'pipes.amazonaws.com', [
    allow(['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'], source),
    allow(
      ['batch:SubmitJob'],
      [ref(jobQueue), arn('batch', `job-definition/${batchName(scope)}:*`)],
    ),
  ]);
}

/** A pipe stops by itself after many refusals; then messages grow old. */
function buildPipeAlarms(
  scope: Scope<BatchWorker>,
  pipe: Resource<'AWS::Pipes::Pipe'>,
  queueName: Reference,
): readonly Resource[] {
  const { name } = scope.service;
  const over = { ComparisonOperator: 'GreaterThanOrEqualToThreshold', EvaluationPeriods: 1 };
  return [
    buildAlarm(scope, 'pipe', {
      ...over,
      AlarmDescription: `Messages for ${name} could not be submitted as jobs.`,
      Namespace: 'AWS/EventBridge/Pipes',
      MetricName: 'ExecutionFailed',
      Dimensions: [{ Name: 'PipeName', Value: ref(pipe) }],
      Statistic: 'Sum',
      Period: 300,
      Threshold: 1,
    }),
    buildAlarm(scope, 'waiting', {
      ...over,
      AlarmDescription: `A message for ${name} has waited 15 minutes: the pipe has stopped.`,
      Namespace: 'AWS/SQS',
      MetricName: 'ApproximateAgeOfOldestMessage',
      Dimensions: [{ Name: 'QueueName', Value: queueName }],
      Statistic: 'Maximum',
      Period: 60,
      Threshold: 900,
    }),
  ];
}
