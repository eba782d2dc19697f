import type { ComputeEnvironmentDetail, JobStatus } from '@aws-sdk/client-batch';
import type { Account } from '../../account.ts';
import type { Task } from '../tasks.ts';
import { type BatchResources, cpusOf, hasEnded, type Job } from './job.ts';
import { taskOf } from './job-task.ts';
import { type AttemptEnd, isRetried } from './retry.ts';

/** Runs jobs as tasks: in the order of their queue, as far as its environments' vCPUs go. */
export interface JobRuns {
  /** Takes a job that was submitted. */
  add(job: Job): void;
  /** Ends a job wherever it is; it fails with `reason` and is not retried. */
  end(job: Job, reason: string): void;
}

type RunParts = Pick<Account, 'clock' | 'tasks'> & {
  readonly resources: BatchResources;
  /** Told of every change of a job's status. */
  readonly changed: (job: Job) => void;
};

/** `changed` is told of each status that a job takes. */
export function createJobRuns({ clock, tasks, resources, changed }: RunParts): JobRuns {
  const waiting: Job[] = [];
  const running = new Map<string, Job>();

  tasks.onChange((task) => {
    const job = running.get(task.arn);
    if (job !== undefined) follow(job, task);
  });

  function add(job: Job): void {
    for (const status of ['PENDING', 'RUNNABLE'] as const) set(job, status);
    waiting.push(job);
    watchRunnable(job);
    startWaiting();
  }

  function set(job: Job, status: JobStatus, reason?: string): void {
    job.status = status;
    job.statusReason = reason;
    changed(job);
  }

  function startWaiting(): void {
    for (const job of [...waiting]) {
      const environment = environmentFor(job);
      if (environment === undefined) continue;
      waiting.splice(waiting.indexOf(job), 1);
      start(job, environment);
    }
  }

  /** The first environment of the queue that has room. */
  function environmentFor(job: Job): ComputeEnvironmentDetail | undefined {
    const environments = environmentsOf(job);
    const needed = cpusOf(job);
    const largest = Math.max(0, ...environments.map(maximumOf));
    if (needed > largest) {
      job.statusReason =
        'MISCONFIGURATION:COMPUTE_ENVIRONMENT_MAX_RESOURCE - The job requires more vCPUs than the maxvCpus of any compute environment of its queue.';
    }
    return environments.find((one) => used(one) + needed <= maximumOf(one));
  }

  function environmentsOf(job: Job): readonly ComputeEnvironmentDetail[] {
    const order = resources.queues.get(job.queueArn)?.computeEnvironmentOrder ?? [];
    return [...order]
      .sort((a, b) => (a.order ?? 0) - (b.order ?? 0))
      .flatMap(
        ({ computeEnvironment = '' }) => resources.environments.get(computeEnvironment) ?? [],
      )
      .filter(({ state }) => state !== 'DISABLED');
  }

  function used(environment: ComputeEnvironmentDetail): number {
    let sum = 0;
    for (const job of running.values()) {
      const { computeEnvironmentArn } = job.environment ?? {};
      if (computeEnvironmentArn === environment.computeEnvironmentArn) sum += cpusOf(job);
    }
    return sum;
  }

  function start(job: Job, environment: ComputeEnvironmentDetail): void {
    for (const cancel of job.cancelTimers.splice(0)) cancel();
    const queueName = resources.queues.get(job.queueArn)?.jobQueueName ?? '';
    const task = tasks.launch(taskOf(job, environment, queueName));
    job.environment = environment;
    job.taskArn = task.arn;
    job.startedAt = undefined;
    running.set(task.arn, job);
    set(job, 'STARTING');
  }

  function follow(job: Job, task: Task): void {
    if (task.status === 'RUNNING' && job.startedAt === undefined) begin(job, task);
    if (task.status === 'STOPPED') finishAttempt(job, task);
  }

  function begin(job: Job, task: Task): void {
    job.startedAt = task.startedAt ?? clock.now();
    set(job, 'RUNNING');
    if (job.timeout === undefined) return;
    const cancel = clock.after(job.timeout * 1000, () =>
      end(job, 'Job attempt duration exceeded timeout'),
    );
    job.cancelTimers.push(cancel);
  }

  function finishAttempt(job: Job, task: Task): void {
    running.delete(task.arn);
    for (const cancel of job.cancelTimers.splice(0)) cancel();
    const attemptEnd = endOf(job, task);
    job.attempts.push({
      container: {
        taskArn: task.arn,
        ...(attemptEnd.exitCode !== undefined && { exitCode: attemptEnd.exitCode }),
        ...(attemptEnd.reason !== undefined && { reason: attemptEnd.reason }),
      },
      ...(job.startedAt !== undefined && { startedAt: job.startedAt }),
      stoppedAt: task.stoppedAt ?? clock.now(),
      statusReason: attemptEnd.statusReason,
    });
    conclude(job, attemptEnd);
    startWaiting();
  }

  function conclude(job: Job, attemptEnd: AttemptEnd): void {
    job.stoppedAt = clock.now();
    if (job.ending === undefined && attemptEnd.exitCode === 0) {
      set(job, 'SUCCEEDED', attemptEnd.statusReason);
    } else if (job.ending === undefined && isRetried(job.retry, job.attempts.length, attemptEnd)) {
      job.stoppedAt = undefined;
      set(job, 'RUNNABLE');
      waiting.push(job);
      watchRunnable(job);
    } else {
      set(job, 'FAILED', attemptEnd.statusReason);
    }
  }

  /** A queue may give up jobs that cannot be placed. */
  function watchRunnable(job: Job): void {
    const limits = resources.queues.get(job.queueArn)?.jobStateTimeLimitActions ?? [];
    for (const { state, reason = '', maxTimeSeconds = 0 } of limits) {
      if (state !== 'RUNNABLE') continue;
      const cancel = clock.after(maxTimeSeconds * 1000, () => {
        if (job.status === 'RUNNABLE' && job.statusReason?.startsWith(reason) === true) {
          end(job, `${reason} - The job was in RUNNABLE longer than its queue allows.`);
        }
      });
      job.cancelTimers.push(cancel);
    }
  }

  function end(job: Job, reason: string): void {
    if (hasEnded(job)) return;
    job.ending = reason;
    if (job.taskArn !== undefined && running.has(job.taskArn)) {
      tasks.stop(job.taskArn, 'UserInitiated', reason);
      return;
    }
    for (const cancel of job.cancelTimers.splice(0)) cancel();
    waiting.splice(waiting.indexOf(job), 1);
    job.stoppedAt = clock.now();
    set(job, 'FAILED', reason);
  }

  return { add, end };
}

function maximumOf({ computeResources }: ComputeEnvironmentDetail): number {
  return computeResources?.maxvCpus ?? 0;
}

function endOf(job: Job, task: Task): AttemptEnd {
  const [container] = task.containers;
  const exitCode = container?.exitCode;
  const reason = container?.reason ?? (exitCode === undefined ? task.stoppedReason : undefined);
  return {
    statusReason: job.ending ?? statusReasonOf(job, task),
    ...(exitCode !== undefined && { exitCode }),
    ...(reason !== undefined && { reason }),
  };
}

function statusReasonOf(job: Job, { stopCode, stoppedReason }: Task): string {
  if (stopCode === 'TaskFailedToStart') return 'Task failed to start';
  if (stopCode !== 'SpotInterruption') return stoppedReason ?? 'Essential container in task exited';
  return job.environment?.computeResources?.type === 'SPOT'
    ? 'Host EC2 (instance i-0123456789abcdef0) terminated.'
    : 'Your Spot Task was interrupted.';
}
