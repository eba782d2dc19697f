import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { createLedger } from './ledger.mjs';
import { startWorkers } from './worker-processes.mjs';

/** Tasks that wait at most: a queue's speed is to be seen, not its depth. */
const mostOutstanding = 4000;
/** Milliseconds without any progress after which what is missing counts as lost. */
const patience = 60_000;

/**
 * Sends `count` tasks through a queue to worker processes, of which one is killed after about
 * every `killEvery` tasks if that is given. Gives what became of the tasks.
 */
export async function runTasks({ bundle, settings, count, workers, concurrency = 50, killEvery }) {
  const { createTaskService, memoryRecords } = await import(pathToFileURL(bundle).href);
  const ledger = createLedger(memoryRecords());
  const withRecords = killEvery !== undefined;
  const job = { bundle, settings, concurrency, leaseSeconds: 2, withRecords };
  // The workers come first, so that the one that keeps the tasks of LOCAL is killed too.
  const running = await startWorkers(workers, job, ledger);
  const tasks = await createTaskService(settings);
  const start = performance.now();
  const killing = withRecords ? killAtRandom(running, killEvery, ledger) : undefined;
  const over = new AbortController();
  try {
    const sending = send(tasks, count, ledger, over.signal);
    await Promise.all([sending, ledger.untilDone(count, patience)]);
  } catch (error) {
    throw new Error(`${error.message} ${await evidence(tasks, running)}`, { cause: error });
  } finally {
    over.abort();
    killing?.stop();
    await running.stop();
  }
  const seconds = (performance.now() - start) / 1000;
  const { dead } = await tasks.counts();
  await tasks.close();
  return {
    done: ledger.done,
    lost: count - ledger.done,
    doneTwice: ledger.doneTwice,
    runs: ledger.runs,
    dead,
    kills: killing?.kills ?? 0,
    seconds,
  };
}

/** Whether the queue still has what is missing, or cannot be asked, and who would take it. */
async function evidence(tasks, running) {
  const held = await tasks.counts().then(
    (counts) => `The queue has ${JSON.stringify(counts)}`,
    (error) => `The queue does not answer (${error.message})`,
  );
  return `${held}, and ${running.ready} workers are up.`;
}

async function send(tasks, count, ledger, signal) {
  const together = 200;
  for (let sent = 0; sent < count && !signal.aborted; sent += together) {
    while (sent - ledger.done > mostOutstanding && !signal.aborted) await sleep(5);
    await Promise.all(
      Array.from({ length: Math.min(together, count - sent) }, (_, index) =>
        tasks.enqueue('count', { n: sent + index }, { idempotencyKey: `task-${sent + index}` }),
      ),
    );
  }
}

/** Whoever takes tasks may be killed at any moment of its work, as often as the work goes on. */
function killAtRandom(workers, every, ledger) {
  let next = every;
  const killing = { kills: 0, stop: () => undefined };
  killing.stop = ledger.onEffect(() => {
    if (ledger.done < next || !workers.killOne()) return;
    killing.kills += 1;
    next = ledger.done + every * (0.5 + Math.random());
  });
  return killing;
}
