import type { JobDetail, JobSummary } from '@aws-sdk/client-batch';
import { cpusOf, type Job, memoryOf } from './job.ts';

/** A job as DescribeJobs answers. */
export function describeJob(job: Job): JobDetail {
  const properties = job.definition.containerProperties;
  const last = job.attempts.at(-1)?.container;
  return {
    jobArn: job.arn,
    jobId: job.id,
    jobName: job.name,
    jobQueue: job.queueArn,
    jobDefinition: job.definition.jobDefinitionArn,
    status: job.status,
    ...(job.statusReason !== undefined && { statusReason: job.statusReason }),
    createdAt: job.createdAt,
    startedAt: job.startedAt,
    ...(job.stoppedAt !== undefined && { stoppedAt: job.stoppedAt }),
    attempts: [...job.attempts],
    retryStrategy: job.retry,
    ...(job.timeout !== undefined && { timeout: { attemptDurationSeconds: job.timeout } }),
    parameters: { ...job.parameters },
    tags: { ...job.tags },
    dependsOn: [],
    platformCapabilities: job.definition.platformCapabilities,
    isTerminated: job.ending !== undefined,
    container: {
      image: properties?.image,
      command: job.overrides.command ?? properties?.command,
      jobRoleArn: properties?.jobRoleArn,
      executionRoleArn: properties?.executionRoleArn,
      environment: [...(properties?.environment ?? []), ...(job.overrides.environment ?? [])],
      secrets: properties?.secrets,
      resourceRequirements: [
        { type: 'VCPU', value: String(cpusOf(job)) },
        { type: 'MEMORY', value: String(memoryOf(job)) },
      ],
      logConfiguration: properties?.logConfiguration,
      ...(job.taskArn !== undefined && { taskArn: job.taskArn }),
      ...(last?.exitCode !== undefined && { exitCode: last.exitCode }),
      ...(last?.reason !== undefined && { reason: last.reason }),
    },
  };
}

/** A job as ListJobs answers. */
export function summarizeJob(job: Job): JobSummary {
  const exitCode = job.attempts.at(-1)?.container?.exitCode;
  return {
    jobArn: job.arn,
    jobId: job.id,
    jobName: job.name,
    status: job.status,
    ...(job.statusReason !== undefined && { statusReason: job.statusReason }),
    createdAt: job.createdAt,
    ...(job.startedAt !== undefined && { startedAt: job.startedAt }),
    ...(job.stoppedAt !== undefined && { stoppedAt: job.stoppedAt }),
    ...(exitCode !== undefined && { container: { exitCode } }),
    jobDefinition: job.definition.jobDefinitionArn,
  };
}
