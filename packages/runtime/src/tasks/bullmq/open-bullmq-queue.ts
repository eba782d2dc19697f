import type { Job, Worker } from 'bullmq';
import { redisSettings } from '../../connections/redis-settings.ts';
import type { Log } from '../../log.ts';
import type { EnvMap } from '../../secrets/options.ts';
import { readEnvelope } from '../envelope.ts';
import { loadPeer } from '../load-peer.ts';
import type { BullmqTaskSettings } from '../settings.ts';
import { TaskNotSent } from '../task-mistake.ts';
import type { DeadLetter, Delivery, TaskQueue } from '../task-queue.ts';
import { untilLongAfter, within } from './patience.ts';

interface JobData {
  readonly body: string;
}

/** Seconds that an empty queue is waited for at once: a worker that has to stop waits so long. */
const waitSeconds = 1;
/** Milliseconds for an answer: BullMQ's clients wait for a Redis that is gone without an end. */
const patienceMs = 5000;

/**
 * A queue of BullMQ, which is asked for its jobs one by one, so that attempts and leases are counted
 * here as everywhere. Its dead letters are BullMQ's failed jobs.
 */
export async function openBullmqQueue(
  settings: BullmqTaskSettings,
  env: Readonly<EnvMap>,
  log: Log,
): Promise<TaskQueue> {
  const name = settings.queueName ?? (env.TASK_QUEUE_NAME?.trim() || 'tasks');
  const connection = {
    env,
    ...(settings.variable === undefined ? {} : { variable: settings.variable }),
  };
  const { Queue, Worker } = await loadPeer('bullmq', () => import('bullmq'));
  const tell = (error: Error) => log.error({ error: error.message }, 'Redis');
  const queue = new Queue<JobData>(name, { connection: redisSettings(connection) });
  queue.on('error', tell);
  const jobs = new Map<string, Job<JobData>>();
  let worker: Worker<JobData> | undefined;
  let looks = false;
  let receipts = 0;

  /**
   * BullMQ's worker fetches and looks for dead workers; the tasks are run by this library's. One that
   * could not begin to look is asked to again: otherwise the tasks of the dead would lie for ever.
   */
  async function fetcher(leaseMs: number): Promise<Worker<JobData>> {
    worker ??= openWorker(leaseMs);
    if (looks) return worker;
    await worker.waitUntilReady();
    await worker.startStalledCheckTimer();
    looks = true;
    return worker;
  }

  function openWorker(leaseMs: number): Worker<JobData> {
    const opened = new Worker<JobData>(name, null, {
      connection: redisSettings({ ...connection, isForQueue: true }),
      autorun: false,
      drainDelay: waitSeconds,
      lockDuration: leaseMs,
      // A task whose lease has run out is found by the second look after it.
      stalledInterval: Math.ceil(leaseMs / 2),
      // How often is decided by attempts, as in the other queues.
      maxStalledCount: Number.MAX_SAFE_INTEGER,
    });
    opened.on('error', tell);
    return opened;
  }

  async function fetchNext(from: Worker<JobData>, block: boolean): Promise<Delivery | undefined> {
    receipts += 1;
    const token = `${from.id}/${receipts}`;
    const job: Job<JobData> | undefined = await from.getNextJob(token, { block });
    if (!job?.id) return undefined;
    const handle = `${job.id} ${token}`;
    jobs.set(handle, job);
    return { handle, body: job.data.body, attempt: job.attemptsStarted };
  }

  async function receive(
    most: number,
    leaseMs: number,
    signal: AbortSignal,
  ): Promise<readonly Delivery[]> {
    const from = await fetcher(leaseMs);
    while (!signal.aborted) {
      const first = await fetchNext(from, true);
      if (!first) continue;
      const rest = Array.from({ length: most - 1 }, () => fetchNext(from, false));
      // What one call brought is not to wait for its lease because another has failed.
      const found = await Promise.allSettled(rest);
      return [
        first,
        ...found.flatMap((one) => (one.status === 'fulfilled' ? (one.value ?? []) : [])),
      ];
    }
    return [];
  }

  /** Does something with the job of a handle; nothing if its lease is lost. */
  async function settle(
    handle: string,
    act: (job: Job<JobData>, token: string) => Promise<unknown>,
  ): Promise<void> {
    const job = jobs.get(handle);
    jobs.delete(handle);
    if (!job) return;
    try {
      await within(patienceMs, act(job, tokenOf(handle)));
    } catch (error) {
      if (!isLeaseLost(error)) throw error;
    }
  }

  return {
    send: async ({ id, type, body, delaySeconds }) => {
      const options = {
        jobId: id,
        delay: delaySeconds * 1000,
        attempts: 1,
        removeOnComplete: true,
      };
      await within(patienceMs, queue.add(type, { body }, options)).catch((error: unknown) => {
        throw new TaskNotSent(`Redis did not take the task: ${String(error)}`, true);
      });
    },
    limits: async () => ({ receivers: 1 }),
    // What a Redis that comes back gives after the end is handed over again after its lease.
    receive: (most, leaseMs, signal) =>
      untilLongAfter(signal, 2000 * waitSeconds, receive(most, leaseMs, signal)),
    extend: async (handles, leaseMs) => {
      const held = handles.filter((handle) => jobs.has(handle));
      const ids = held.map((handle) => jobs.get(handle)?.id ?? '');
      const extending = worker?.extendJobLocks(ids, held.map(tokenOf), leaseMs) ?? [];
      const lost = new Set(await within(patienceMs, extending));
      return handles.filter((handle) => lost.has(jobs.get(handle)?.id ?? '') || !jobs.has(handle));
    },
    complete: (handle) => settle(handle, (job, token) => job.moveToCompleted(null, token, false)),
    release: (handle, delayMs) =>
      settle(handle, (job, token) =>
        delayMs > 0 ? job.moveToDelayed(Date.now() + delayMs, token) : job.moveToWait(token),
      ),
    bury: (handle, reason) =>
      settle(handle, (job, token) => job.moveToFailed(new Error(reason), token, false)),
    counts: async () => {
      const states = ['wait', 'active', 'delayed', 'failed'] as const;
      const { wait = 0, active = 0, delayed = 0, failed = 0 } = await queue.getJobCounts(...states);
      return { waiting: wait, running: active, delayed, dead: failed };
    },
    deadLetters: async (most) => (await queue.getFailed(0, most - 1)).map(describeLetter),
    redrive: async (ids) => {
      const wanted = ids && new Set(ids);
      const failed = await queue.getFailed();
      const letters = failed.filter(({ id = '' }) => wanted?.has(id) ?? true);
      for (const job of letters) {
        await job.retry('failed', { resetAttemptsMade: true, resetAttemptsStarted: true });
      }
      return letters.length;
    },
    ping: () => within(patienceMs, queue.count()),
    close: async () => {
      const closing = Promise.all([worker?.close(true), queue.close()]);
      await within(2000, closing).catch(() => void queue.disconnect().catch(tell));
    },
  };
}

function tokenOf(handle: string): string {
  return handle.slice(handle.indexOf(' ') + 1);
}

/** BullMQ's numbers for a job that is gone, without a lock, not active, or locked by another. */
const leaseLost: readonly unknown[] = [-1, -2, -3, -6];

function isLeaseLost(error: unknown): boolean {
  return error instanceof Error && 'code' in error && leaseLost.includes(error.code);
}

function describeLetter({
  id = '',
  data,
  failedReason,
  attemptsStarted,
}: Job<JobData>): DeadLetter {
  const known = { id, reason: failedReason ?? '', attempts: attemptsStarted };
  const envelope = readEnvelope(data.body);
  if (typeof envelope === 'string') return known;
  const { type, payload, key } = envelope;
  return { ...known, type, payload, idempotencyKey: key };
}
