import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { createLedger } from './ledger.mjs';
import { startWorkers } from './worker-processes.mjs';

/** Tasks that wait at most: a queue's speed is to be seen, not its depth. */
const mostOutstanding = 4000;
/** Milliseconds without any progress after which what is missing counts as lost. */
const patience = 30_000;

/**
 * Sends `count` tasks through a queue to worker processes, of which one is killed every `killEvery`
 * milliseconds if that is given. Gives what became of the tasks.
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
  const killing = new AbortController();
  const kills = withRecords ? killAtRandom(running, killEvery, killing.signal) : undefined;
  try {
    await Promise.all([send(tasks, count, ledger), ledger.untilDone(count, patience)]);
  } finally {
    killing.abort();
    await kills;
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
    kills: (await kills) ?? 0,
    seconds,
  };
}

async function send(tasks, count, ledger) {
  const together = 200;
  for (let sent = 0; sent < count; sent += together) {
    while (sent - ledger.done > mostOutstanding) await sleep(5);
    await Promise.all(
      Array.from({ length: Math.min(together, count - sent) }, (_, index) =>
        tasks.enqueue('count', { n: sent + index }, { idempotencyKey: `task-${sent + index}` }),
      ),
    );
  }
}

async function killAtRandom(workers, every, signal) {
  let kills = 0;
  while (!signal.aborted) {
    await sleep(every * (0.5 + Math.random()), undefined, { signal }).catch(() => undefined);
    if (signal.aborted) break;
    workers.killOne(Math.random);
    kills += 1;
  }
  return kills;
}
