import type {
  CancelJobRequest,
  DescribeComputeEnvironmentsRequest,
  DescribeComputeEnvironmentsResponse,
  DescribeJobDefinitionsRequest,
  DescribeJobDefinitionsResponse,
  DescribeJobQueuesRequest,
  DescribeJobQueuesResponse,
  DescribeJobsRequest,
  DescribeJobsResponse,
  ListJobsRequest,
  ListJobsResponse,
  RegisterJobDefinitionRequest,
  RegisterJobDefinitionResponse,
  SubmitJobRequest,
  SubmitJobResponse,
  TerminateJobRequest,
} from '@aws-sdk/client-batch';
import type { Account } from '../../account.ts';
import { AwsError } from '../../aws/aws-error.ts';
import { arnOf } from '../../aws/identity.ts';
import type { Operation, Operations } from '../../aws/operation.ts';
import { refuseUnknown } from '../../aws/refuse-unknown.ts';
import type { Handlers } from '../../resources/handlers.ts';
import type { PutEvent } from '../schedules/event.ts';
import { pageOf } from '../shapes/page-of.ts';
import { batchHandlers } from './batch-handlers.ts';
import { createBatchStore } from './batch-resources.ts';
import { describeJob, summarizeJob } from './describe-job.ts';
import { hasEnded, type Job } from './job.ts';
import { createJobRuns } from './job-runs.ts';

export interface BatchPart {
  readonly operations: Operations;
  readonly handlers: Handlers;
  /** SubmitJob as another service calls it; throws ClientException. */
  readonly submit: (input: SubmitJobRequest) => SubmitJobResponse;
}

/** AWS Batch: queues whose jobs run as tasks. Ended jobs can be described for a day. */
export function createBatch(
  parts: Pick<Account, 'clock' | 'identity' | 'tasks' | 'observe'> & {
    readonly putEvent: PutEvent;
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

  const submitJob: Operation<SubmitJobRequest, SubmitJobResponse> = {
    needs: ({ jobQueue, jobDefinition }) => [
      { action: 'batch:SubmitJob', resource: store.queue(jobQueue ?? '').jobQueueArn ?? '' },
      {
        action: 'batch:SubmitJob',
        resource: store.definition(jobDefinition ?? '').jobDefinitionArn ?? '',
      },
    ],
    run: submit,
  };

  const anywhere = (action: string) => () => [{ action: `batch:${action}`, resource: '*' }];

  const describeJobs: Operation<DescribeJobsRequest, DescribeJobsResponse> = {
    needs: anywhere('DescribeJobs'),
    run: ({ jobs: ids }) => ({
      jobs: (ids ?? []).flatMap((id) => {
        const job = jobs.get(idOf(id));
        return job === undefined ? [] : [describeJob(job)];
      }),
    }),
  };

  const listJobs: Operation<ListJobsRequest, ListJobsResponse> = {
    needs: anywhere('ListJobs'),
    run: (input) => {
      refuseUnknown('ListJobs', input, ['jobQueue', 'jobStatus', 'maxResults', 'nextToken']);
      const { jobQueueArn } = store.queue(input.jobQueue ?? '');
      const fitting = [...jobs.values()].filter(
        ({ queueArn, status }) =>
          queueArn === jobQueueArn && status === (input.jobStatus ?? 'RUNNING'),
      );
      const { items, ...rest } = pageOf(fitting, input);
      return { jobSummaryList: items.map(summarizeJob), ...rest };
    },
  };

  const terminateJob: Operation<TerminateJobRequest, object> = {
    needs: anywhere('TerminateJob'),
    run: ({ jobId, reason }) => {
      const job = jobs.get(jobId ?? '');
      if (job !== undefined) runs.end(job, reason ?? '');
      return {};
    },
  };

  const cancelJob: Operation<CancelJobRequest, object> = {
    needs: anywhere('CancelJob'),
    run: ({ jobId, reason }) => {
      const job = jobs.get(jobId ?? '');
      const started = job?.status === 'STARTING' || job?.status === 'RUNNING';
      if (job !== undefined && !started) runs.end(job, reason ?? '');
      return {};
    },
  };

  const registerJobDefinition: Operation<
    RegisterJobDefinitionRequest,
    RegisterJobDefinitionResponse
  > = {
    needs: anywhere('RegisterJobDefinition'),
    run: (input) => {
      const { jobDefinitionName, jobDefinitionArn, revision } = store.register(input);
      return { jobDefinitionName, jobDefinitionArn, revision };
    },
  };

  const describeJobDefinitions: Operation<
    DescribeJobDefinitionsRequest,
    DescribeJobDefinitionsResponse
  > = {
    needs: anywhere('DescribeJobDefinitions'),
    run: ({ jobDefinitionName, jobDefinitions, status }) => ({
      jobDefinitions: [...store.definitions.values()].filter(
        (one) =>
          (jobDefinitionName === undefined || one.jobDefinitionName === jobDefinitionName) &&
          (jobDefinitions === undefined || jobDefinitions.includes(one.jobDefinitionArn ?? '')) &&
          (status === undefined || one.status === status),
      ),
    }),
  };

  const describeJobQueues: Operation<DescribeJobQueuesRequest, DescribeJobQueuesResponse> = {
    needs: anywhere('DescribeJobQueues'),
    run: ({ jobQueues }) => ({
      jobQueues: [...store.queues.values()].filter(
        ({ jobQueueArn = '', jobQueueName = '' }) =>
          jobQueues === undefined ||
          jobQueues.includes(jobQueueArn) ||
          jobQueues.includes(jobQueueName),
      ),
    }),
  };

  const describeComputeEnvironments: Operation<
    DescribeComputeEnvironmentsRequest,
    DescribeComputeEnvironmentsResponse
  > = {
    needs: anywhere('DescribeComputeEnvironments'),
    run: ({ computeEnvironments }) => ({
      computeEnvironments: [...store.environments.values()].filter(
        ({ computeEnvironmentArn = '', computeEnvironmentName = '' }) =>
          computeEnvironments === undefined ||
          computeEnvironments.includes(computeEnvironmentArn) ||
          computeEnvironments.includes(computeEnvironmentName),
      ),
    }),
  };

  return {
    submit,
    operations: {
      SubmitJob: submitJob,
      DescribeJobs: describeJobs,
      ListJobs: listJobs,
      TerminateJob: terminateJob,
      CancelJob: cancelJob,
      RegisterJobDefinition: registerJobDefinition,
      DescribeJobDefinitions: describeJobDefinitions,
      DescribeJobQueues: describeJobQueues,
      DescribeComputeEnvironments: describeComputeEnvironments,
    },
    handlers: batchHandlers(store, parts.observe),
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

function idOf(reference: string): string {
  return reference.slice(reference.lastIndexOf('/') + 1);
}
