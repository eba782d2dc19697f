import {
  DescribeJobsCommand,
  type DescribeJobsCommandOutput,
  type JobDetail,
  TerminateJobCommand,
} from '@aws-sdk/client-batch';
import type { TaskKind } from '@seaworthy/compiler';
import type { DeploymentContext } from '../aws/deployment-context.ts';
import { followToEnd } from '../deploy/run-job.ts';
import type { Ground } from './ground/ground.ts';
import type { SubmittedJob } from './ground/submit-job.ts';
import { rehearsalProblems } from './rehearsal-diagnostics.ts';
import type { RehearsalRequest } from './rehearse.ts';
import { type FailedRun, type Failure, refusalOf, runEachOnce } from './run-each-once.ts';
import { startedTask } from './started-task.ts';

type BatchWorker = Extract<TaskKind, { readonly kind: 'batch' }>;

/** The message that a job is submitted for when none has come: what a worker expects is not known. */
const message = '{}';

/** Milliseconds after which a job that runs is taken for one that can. */
const longEnough = 30_000;

/**
 * Has every worker on AWS Batch run one job, and waits for their ends: the one for the last message
 * of its queue or, where a rehearsal's requests have sent none, one as its pipe would submit it for
 * `{}`. A job that goes on running is ended. Gives those that failed.
 */
export async function runBatchJobs(
  { application, graph }: RehearsalRequest,
  ground: Pick<Ground, 'submitJob'>,
  context: DeploymentContext,
): Promise<readonly FailedRun[]> {
  const workers = application.services.filter(
    (service): service is BatchWorker => service.kind === 'batch',
  );
  const run = (worker: BatchWorker, stack: string) =>
    failureOf(worker, ground.submitJob(stack, message), context);
  return runEachOnce(workers, graph, run, context);
}

async function failureOf(
  { name: service, span }: BatchWorker,
  submit: Promise<SubmittedJob>,
  context: DeploymentContext,
): Promise<Failure | undefined> {
  const fail = (reason: string): Failure => ({
    problem: rehearsalProblems['rehearse/job-failed'](span, { service, reason }),
  });
  const submitted = await submit.catch((error: unknown) => refusalOf(error));
  if (submitted instanceof Error) return fail(submitted.message);
  const {
    status,
    statusReason = status ?? '',
    attempts = [],
  } = await ended(submitted.jobId, service, context);
  if (status === 'SUCCEEDED' || statusReason === ranLongEnough) return undefined;
  const { exitCode, reason = statusReason } = attempts.at(-1)?.container ?? {};
  if (exitCode === undefined) return fail(reason);
  const given = { service, exitCode, ...(!submitted.isOfQueue && { message }) };
  return { problem: rehearsalProblems['rehearse/job-doubtful'](span, given) };
}

const ranLongEnough = 'It ran long enough for a rehearsal.';

/** The job when it has ended, or cannot begin; its tasks are told of meanwhile. */
async function ended(
  jobId: string,
  service: string,
  context: DeploymentContext,
): Promise<JobDetail> {
  const { clients, clock, pollInterval, signal } = context;
  const followed = new Map<string, Promise<unknown>>();
  for (;;) {
    const answer: DescribeJobsCommandOutput = await clients.batch.send(
      new DescribeJobsCommand({ jobs: [jobId] }),
      { abortSignal: signal },
    );
    const job = answer.jobs?.[0];
    if (!job) throw new Error(`AWS Batch does not know the job ${jobId} that it has accepted`);
    const { taskArn } = job.container ?? {};
    if (taskArn !== undefined && !followed.has(taskArn)) {
      const following = followToEnd(service, startedTask(taskArn), context);
      following.catch(() => {}); // awaited when the job is over
      followed.set(taskArn, following);
    }
    const isOver = job.status === 'SUCCEEDED' || job.status === 'FAILED';
    if (isOver || cannotBegin(job)) {
      await Promise.all(followed.values());
      return job;
    }
    if (clock.now() - (job.startedAt ?? clock.now()) > longEnough) {
      await clients.batch.send(new TerminateJobCommand({ jobId, reason: ranLongEnough }));
    }
    await clock.sleep(pollInterval, signal);
  }
}

/** Where no compute environment is large enough, a job waits for ever. */
function cannotBegin({ status, statusReason }: JobDetail): boolean {
  return status === 'RUNNABLE' && statusReason?.startsWith('MISCONFIGURATION') === true;
}
