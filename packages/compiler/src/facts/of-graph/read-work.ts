import type { BatchDefinitionFact, BatchEnvironmentFact, QueueFact } from '../cloud/data.ts';
import type { CloudFacts } from '../cloud-facts.ts';
import type { Found, Seen } from './found.ts';
import { readPipe } from './read-pipe.ts';
import {
  documentOf,
  flagOf,
  idOf,
  idsOf,
  listOf,
  numberOf,
  optional,
  textsOf,
} from './resolved.ts';

type WorkFacts = Pick<
  CloudFacts,
  | 'queues'
  | 'failureQueues'
  | 'pipes'
  | 'batchEnvironments'
  | 'batchQueues'
  | 'batchDefinitions'
  | 'eventRules'
  | 'alarms'
>;

/** Queues, what their messages start, and what watches over them. */
export function readWork(found: Found): WorkFacts {
  return {
    queues: found('AWS::SQS::Queue').map(readQueue),
    failureQueues: readFailureQueues(found),
    pipes: found('AWS::Pipes::Pipe').map(readPipe),
    batchEnvironments: found('AWS::Batch::ComputeEnvironment').map(readEnvironment),
    batchQueues: found('AWS::Batch::JobQueue').map(({ fact, properties }) => ({
      ...fact,
      limitsRunnable: listOf(properties.JobStateTimeLimitActions).some(
        ({ State }) => State === 'RUNNABLE',
      ),
    })),
    batchDefinitions: found('AWS::Batch::JobDefinition').map(readDefinition),
    eventRules: found('AWS::Events::Rule').map(readEventRule),
    alarms: found('AWS::CloudWatch::Alarm').map(readAlarm),
  };
}

function readQueue({ fact, properties }: Seen<'AWS::SQS::Queue'>): QueueFact {
  const { deadLetterTargetArn, maxReceiveCount } = documentOf(properties.RedrivePolicy);
  return {
    ...fact,
    ...optional('name', properties.QueueName),
    fifo: flagOf(properties.FifoQueue) ?? false,
    visibility: numberOf(properties.VisibilityTimeout) ?? 30,
    retention: numberOf(properties.MessageRetentionPeriod) ?? 345_600,
    ...(typeof deadLetterTargetArn === 'string' && {
      deadLetters: {
        queue: idOf(deadLetterTargetArn),
        receives: numberOf(String(maxReceiveCount ?? '')) ?? 10,
      },
    }),
  };
}

function readFailureQueues(found: Found): readonly string[] {
  const schedules = found('AWS::Scheduler::Schedule').map(
    ({ properties }) => properties.Target.DeadLetterConfig?.Arn,
  );
  const rules = found('AWS::Events::Rule').flatMap(({ properties }) =>
    listOf(properties.Targets).map(({ DeadLetterConfig }) => DeadLetterConfig?.Arn),
  );
  return [...schedules, ...rules].filter((arn) => arn !== undefined).map(idOf);
}

function readEnvironment({
  fact,
  properties,
}: Seen<'AWS::Batch::ComputeEnvironment'>): BatchEnvironmentFact {
  const resources = properties.ComputeResources;
  return {
    ...fact,
    type: environmentType(resources?.Type),
    maximumVcpus: numberOf(resources?.MaxvCpus) ?? 0,
    instanceTypes: listOf(resources?.InstanceTypes),
    ...optional('instanceProfile', resources?.InstanceRole && idOf(resources.InstanceRole)),
    placement: {
      subnets: idsOf(resources?.Subnets),
      securityGroups: idsOf(resources?.SecurityGroupIds),
      publicAddress: false,
    },
  };
}

function environmentType(type: string | undefined): BatchEnvironmentFact['type'] {
  return type === 'SPOT' || type === 'FARGATE' || type === 'FARGATE_SPOT' ? type : 'EC2';
}

function readDefinition({
  fact,
  properties,
}: Seen<'AWS::Batch::JobDefinition'>): BatchDefinitionFact {
  const container = properties.ContainerProperties;
  const sizes = listOf(container?.ResourceRequirements);
  const sizeOf = (wanted: string) => numberOf(sizes.find(({ Type }) => Type === wanted)?.Value);
  return {
    ...fact,
    fargate: listOf(properties.PlatformCapabilities).includes('FARGATE'),
    image: container?.Image ?? '',
    vcpus: sizeOf('VCPU') ?? numberOf(container?.Vcpus) ?? 'unknown',
    memory: sizeOf('MEMORY') ?? numberOf(container?.Memory) ?? 'unknown',
    attempts: numberOf(properties.RetryStrategy?.Attempts) ?? 1,
    retryConditions: listOf(properties.RetryStrategy?.EvaluateOnExit).length,
    ...optional('timeout', numberOf(properties.Timeout?.AttemptDurationSeconds)),
    ...optional('executionRole', container?.ExecutionRoleArn && idOf(container.ExecutionRoleArn)),
    ...optional('jobRole', container?.JobRoleArn && idOf(container.JobRoleArn)),
    environment: listOf(container?.Environment).map(({ Name, Value }) => ({
      name: Name ?? '',
      value: Value ?? '',
    })),
    secrets: listOf(container?.Secrets).map(({ Name, ValueFrom }) => ({
      name: Name,
      valueFrom: ValueFrom,
    })),
  };
}

function readEventRule({
  fact,
  properties,
}: Seen<'AWS::Events::Rule'>): WorkFacts['eventRules'][number] {
  const pattern = documentOf(properties.EventPattern);
  return {
    ...fact,
    sources: textsOf(pattern.source),
    statuses: textsOf(documentOf(pattern.detail).status),
    targets: listOf(properties.Targets).map(({ Arn }) => idOf(Arn)),
  };
}

function readAlarm({
  fact,
  properties,
}: Seen<'AWS::CloudWatch::Alarm'>): WorkFacts['alarms'][number] {
  const parts = listOf(properties.Metrics).map(({ MetricStat }) => MetricStat?.Metric);
  return {
    ...fact,
    metrics: [properties.MetricName, ...parts.map((part) => part?.MetricName)].filter(
      (name) => name !== undefined,
    ),
    watches: [properties.Dimensions, ...parts.map((part) => part?.Dimensions)]
      .flatMap(listOf)
      .map(({ Value }) => idOf(Value)),
  };
}
