import type { SubmitJobRequest, SubmitJobResponse } from '@aws-sdk/client-batch';
import type { Account } from '../../account.ts';
import { AwsError } from '../../aws/aws-error.ts';
import { arnOf } from '../../aws/identity.ts';
import { refuseUnknown } from '../../aws/refuse-unknown.ts';
import type { Handlers } from '../../resources/handlers.ts';
import type { PutEvent } from '../schedules/event.ts';
import { batchHandlers, type OwnClusters } from './batch-handlers.ts';
import { type BatchOperations, batchOperations } from './batch-operations.ts';
import { createBatchStore } from './batch-resources.ts';
import { describeJob } from './describe-job.ts';
import { hasEnded, type Job } from './job.ts';
import { createJobRuns } from './job-runs.ts';

export interface BatchPart {
  readonly operations: BatchOperations;
  readonly handlers: Handlers;
  /** SubmitJob as another service calls it; throws ClientException. */
  readonly submit: (input: SubmitJobRequest) => SubmitJobResponse;
}

/** AWS Batch: queues whose jobs run as tasks. Ended jobs can be described for a day. */
export function createBatch(
  parts: Pick<Account, 'clock' | 'identity' | 'tasks' | 'observe'> & {
    readonly putEvent: PutEvent;
    readonly ownClusters: OwnClusters;
  },
): BatchPart {
  const store = createBatchStore(parts.identity);
  const jobs = new Map<string, Job>();
  const runs = createJobRuns({ clock: parts.clock, tasks: parts.tasks, resources: store, changed });

  function changed(job: Job): void {
    parts.putEvent({
      source: 'aws.batch',
      'detail-type': 'Batch Job State Change',
      resources: [job.arn],
      detail: describeJob(job),
    });
    if (hasEnded(job)) parts.clock.after(24 * 3_600_000, () => jobs.delete(job.id));
  }

  function submit(input: SubmitJobRequest): SubmitJobResponse {
    refuseUnknown('SubmitJob', input, submitOptions);
    refuseUnknown('containerOverrides of SubmitJob', input.containerOverrides ?? {}, [
      'command',
      'environment',
      'resourceRequirements',
    ]);
    const name = input.jobName ?? '';
    if (!/^[A-Za-z0-9][A-Za-z0-9_-]{0,127}$/.test(name)) {
      throw new AwsError(
        'ClientException',
        'Job name should match valid pattern: up to 128 letters (uppercase and lowercase), numbers, hyphens, and underscores.',
      );
    }
    const queue = store.queue(input.jobQueue ?? '');
    if (queue.state === 'DISABLED') {
      throw new AwsError(
        'ClientException',
        `Cannot submit jobs to a disabled job queue: ${queue.jobQueueName}`,
      );
    }
    const job = newJob(input, name, queue.jobQueueArn ?? '');
    jobs.set(job.id, job);
    changed(job);
    parts.clock.after(0, () => runs.add(job));
    return { jobArn: job.arn, jobName: name, jobId: job.id };
  }

  function newJob(input: SubmitJobRequest, name: string, queueArn: string): Job {
    const definition = store.definition(input.jobDefinition ?? '');
    const id = parts.identity.uuid();
    return {
      arn: arnOf(parts.identity, 'batch', `job/${id}`),
      id,
      name,
      queueArn,
      definition,
      parameters: { ...definition.parameters, ...input.parameters },
      overrides: input.containerOverrides ?? {},
      retry: input.retryStrategy ?? definition.retryStrategy ?? { attempts: 1 },
      timeout: (input.timeout ?? definition.timeout)?.attemptDurationSeconds,
      tags: { ...(definition.propagateTags === true && definition.tags), ...input.tags },
      createdAt: parts.clock.now(),
      status: 'SUBMITTED',
      statusReason: undefined,
      startedAt: undefined,
      stoppedAt: undefined,
      taskArn: undefined,
      environment: undefined,
      attempts: [],
      ending: undefined,
      cancelTimers: [],
    };
  }

  return {
    submit,
    operations: batchOperations({ store, jobs, runs, submit }),
    handlers: batchHandlers(store, parts),
  };
}

const submitOptions = [
  'jobName',
  'jobQueue',
  'jobDefinition',
  'parameters',
  'containerOverrides',
  'retryStrategy',
  'timeout',
  'tags',
];
