import type { SubmitJobRequest } from '@aws-sdk/client-batch';
import type { RunTaskRequest } from '@aws-sdk/client-ecs';
import { NotModelled } from '../../aws/aws-error.ts';
import { refuseUnknown } from '../../aws/refuse-unknown.ts';
import type { Properties } from '../../resources/resource-handler.ts';
import { runTaskOf } from '../schedules/task-target.ts';
import { sdkShape } from '../shapes/sdk-shape.ts';

/** A pipe from a queue to jobs or tasks; values such as `$.body` are not filled in yet. */
export interface PipeDefinition {
  readonly source: string;
  readonly roleArn: string;
  readonly running: boolean;
  readonly target:
    | { readonly kind: 'job'; readonly request: SubmitJobRequest }
    | { readonly kind: 'task'; readonly request: RunTaskRequest };
}

/** Reads AWS::Pipes::Pipe; throws NotModelled for what is not between SQS and Batch or ECS. */
export function readPipe(properties: Properties): PipeDefinition {
  refuseUnknown('AWS::Pipes::Pipe', properties, pipeProperties);
  const source = String(properties.Source);
  if (!source.includes(':sqs:')) throw new NotModelled(`${source} as the source of a pipe`);
  const batchSize = Number(
    within(within(properties.SourceParameters).SqsQueueParameters).BatchSize ?? 10,
  );
  const target = targetOf(properties);
  if (target.kind === 'job' && batchSize !== 1) {
    throw new NotModelled('a pipe to AWS Batch whose BatchSize is not 1');
  }
  return {
    source,
    roleArn: String(properties.RoleArn),
    running: properties.DesiredState !== 'STOPPED',
    target,
  };
}

const pipeProperties = [
  'Name',
  'Description',
  'DesiredState',
  'RoleArn',
  'Source',
  'SourceParameters',
  'Target',
  'TargetParameters',
  'Tags',
];

function targetOf(properties: Properties): PipeDefinition['target'] {
  const arn = String(properties.Target);
  const parameters = within(properties.TargetParameters);
  refuseUnknown('TargetParameters of a pipe', parameters, [
    'BatchJobParameters',
    'EcsTaskParameters',
  ]);
  if (arn.includes(':batch:')) {
    const job = within(parameters.BatchJobParameters);
    refuseUnknown('BatchJobParameters', job, jobParameters);
    const request = sdkShape<SubmitJobRequest>(job, {
      numbers: ['Attempts'],
      maps: ['Parameters'],
    });
    return { kind: 'job', request: { ...request, jobQueue: arn } };
  }
  if (!arn.includes(':ecs:')) throw new NotModelled(`${arn} as the target of a pipe`);
  const { Overrides, ...task } = within(parameters.EcsTaskParameters);
  const request = runTaskOf({ Arn: arn, RoleArn: String(properties.RoleArn), EcsParameters: task });
  return {
    kind: 'task',
    request: { ...request, ...(Overrides !== undefined && { overrides: sdkShape(Overrides, {}) }) },
  };
}

const jobParameters = [
  'JobDefinition',
  'JobName',
  'Parameters',
  'ContainerOverrides',
  'RetryStrategy',
];

function within(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value))
    : {};
}
