import { type Log, silentLog } from '../log.ts';
import type { EnvMap } from '../secrets/options.ts';
import { writeEnvelope } from './envelope.ts';
import { noHazards, usualHazards } from './local/hazards.ts';
import { limitSize } from './message-size.ts';
import { readImplementation } from './read-implementation.ts';
import type { LocalTaskSettings, TaskServiceSettings } from './settings.ts';
import { machineClock } from './task-clock.ts';
import { TaskMistake } from './task-mistake.ts';
import type { TaskQueue } from './task-queue.ts';
import type { EnqueueOptions, TaskImplementation, TaskService } from './task-service.ts';
import { backoff } from './worker/backoff.ts';
import { startWorker, type TaskWorker } from './worker/start-worker.ts';
import type { WorkOptions, WorkSettings } from './worker/worker-options.ts';

/**
 * Opens the service that `TASK_SERVICE_IMPL` names. What only one implementation needs is loaded
 * for that one. Throws TaskMistake for settings with which it cannot run, before anything is lost.
 */
export async function createTaskService<Tasks extends object = Record<string, unknown>>(
  settings: TaskServiceSettings = {},
): Promise<TaskService<Tasks>> {
  const { env = process.env, log = silentLog } = settings;
  const implementation = settings.implementation ?? readImplementation(env);
  const queue = await openers[implementation]({ settings, env, log });
  return serviceOf(implementation, queue, settings);
}

interface Opening {
  readonly settings: TaskServiceSettings;
  readonly env: Readonly<EnvMap>;
  readonly log: Log;
}

const openers: { readonly [Name in TaskImplementation]: (how: Opening) => Promise<TaskQueue> } = {
  LOCAL: async ({ settings: { local = {} }, env, log }) => {
    const { openLocalQueue } = await import('./local/open-local-queue.ts');
    const folder = local.folder ?? (env.TASK_FOLDER?.trim() || '.seaworthy/tasks');
    const queue = await openLocalQueue({ folder, hazards: hazardsOf(local), log });
    return limitSize(queue, env.TASK_PAYLOAD_BUCKET);
  },
  BULLMQ: async ({ settings: { bullmq = {} }, env, log }) => {
    const { openBullmqQueue } = await import('./bullmq/open-bullmq-queue.ts');
    return limitSize(await openBullmqQueue(bullmq, env, log), env.TASK_PAYLOAD_BUCKET);
  },
  AWS: async ({ settings: { aws = {} }, env, log }) => {
    const { openSqsQueue } = await import('./aws/open-sqs-queue.ts');
    return openSqsQueue(aws, env, log);
  },
};

function hazardsOf({ hazards }: LocalTaskSettings) {
  return hazards === false ? noHazards : { ...usualHazards, ...hazards };
}

/** The same for every queue: what is said of tasks holds wherever they are. */
export function serviceOf<Tasks extends object>(
  implementation: TaskImplementation,
  queue: TaskQueue,
  settings: TaskServiceSettings,
): TaskService<Tasks> {
  const { records, lifecycle, env = process.env, log = silentLog } = settings;
  const workers = new Set<TaskWorker>();
  let closed: Promise<void> | undefined;

  async function enqueue(type: string, payload: unknown, options: EnqueueOptions = {}) {
    const delaySeconds = checkDelay(options.delaySeconds ?? 0);
    const how = { key: options.idempotencyKey, now: Date.now() };
    const { envelope, text } = writeEnvelope(type, payload, how);
    await queue.send({ id: envelope.id, type, body: text, delaySeconds });
    return { id: envelope.id, idempotencyKey: envelope.key };
  }

  async function close(): Promise<void> {
    await Promise.all([...workers].map((worker) => worker.stop()));
    await queue.close();
  }

  const service: TaskService<Tasks> = {
    implementation,
    enqueue,
    enqueueMany: (tasks) =>
      Promise.allSettled(
        tasks.map(({ type, payload, options }) => enqueue(type, payload, options)),
      ),
    work: (handlers, options = {}) => {
      const worker = startWorker({
        queue,
        handlers: new Map(Object.entries(handlers)),
        records,
        settings: workSettings(options, log),
        agent: options.protectFromScaleIn === false ? undefined : env.ECS_AGENT_URI,
      });
      workers.add(worker);
      lifecycle?.onDrain('tasks', (context) => worker.stop(context));
      return worker;
    },
    status: async (key) => {
      if (records) return records.find(key);
      throw new TaskMistake('status needs records: createTaskService({ records }).');
    },
    counts: () => queue.counts(),
    deadLetters: {
      list: (most = 100) => queue.deadLetters(most),
      redrive: (ids) => queue.redrive(ids),
    },
    ping: async () => void (await queue.ping()),
    close: () => {
      closed ??= close();
      return closed;
    },
  };
  lifecycle?.onClose('tasks', () => service.close());
  return service;
}

function workSettings(options: WorkOptions, log: Log): WorkSettings {
  const { concurrency = 10, leaseSeconds = 60, timeoutSeconds, maxAttempts = 5 } = options;
  for (const [name, value] of Object.entries({ concurrency, leaseSeconds, maxAttempts })) {
    if (Number.isFinite(value) && value > 0) continue;
    throw new TaskMistake(`${name} must be a number above 0.`);
  }
  return {
    concurrency,
    leaseMs: leaseSeconds * 1000,
    timeoutMs: timeoutSeconds === undefined ? undefined : timeoutSeconds * 1000,
    graceMs: (options.graceSeconds ?? 30) * 1000,
    maxAttempts,
    backoff: options.backoff ?? backoff,
    clock: machineClock,
    log,
  };
}

/** The same limit everywhere, so that what a laptop takes, SQS takes too. */
function checkDelay(seconds: number): number {
  if (Number.isInteger(seconds) && seconds >= 0 && seconds <= 900) return seconds;
  throw new TaskMistake('delaySeconds must be a whole number from 0 to 900, as SQS has it.');
}
