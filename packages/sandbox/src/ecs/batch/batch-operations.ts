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
import type { Operation, Operations } from '../../aws/operation.ts';
import { refuseUnknown } from '../../aws/refuse-unknown.ts';
import { pageOf } from '../shapes/page-of.ts';
import type { BatchStore } from './batch-resources.ts';
import { describeJob, summarizeJob } from './describe-job.ts';
import type { Job } from './job.ts';
import type { JobRuns } from './job-runs.ts';

export interface BatchOperationParts {
  readonly store: BatchStore;
  /** By id. */
  readonly jobs: ReadonlyMap<string, Job>;
  readonly runs: JobRuns;
  readonly submit: (input: SubmitJobRequest) => SubmitJobResponse;
}

/** The operations of AWS Batch; other services submit jobs, too. */
export type BatchOperations = Operations & {
  readonly SubmitJob: Operation<SubmitJobRequest, SubmitJobResponse>;
};

export function batchOperations({
  store,
  jobs,
  runs,
  submit,
}: BatchOperationParts): BatchOperations {
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
    SubmitJob: submitJob,
    DescribeJobs: describeJobs,
    ListJobs: listJobs,
    TerminateJob: terminateJob,
    CancelJob: cancelJob,
    RegisterJobDefinition: registerJobDefinition,
    DescribeJobDefinitions: describeJobDefinitions,
    DescribeJobQueues: describeJobQueues,
    DescribeComputeEnvironments: describeComputeEnvironments,
  };
}

function idOf(reference: string): string {
  return reference.slice(reference.lastIndexOf('/') + 1);
}
