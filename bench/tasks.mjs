// 100,000 tasks through each implementation with workers killed at random, and how many a second
// without kills beside BullMQ and sqs-consumer alone:
// npm run bench -- tasks. Fewer, or of one of them: node bench/tasks.mjs COUNT [IMPLEMENTATION]
import { atMost } from './budget.mjs';
import { bundleTasks } from './tasks/bundle-tasks.mjs';
import { hasRedis, localFolder, redis, sandboxQueue } from './tasks/queues.mjs';
import { runBullmq, runSqsConsumer } from './tasks/run-peer.mjs';
import { runTasks } from './tasks/run-tasks.mjs';

const count = Number(process.argv[2] ?? 100_000);
const only = process.argv[3];
/** Tasks of a measurement of speed, and at once in its one worker. */
const measured = Math.min(count, 20_000);
const concurrency = 50;
const built = await bundleTasks();
const { bundle } = built;
const hazards = { seed: 7, duplicate: 0.01, late: 0.01, lateMs: 500, loseLease: 0.01 };
const duplicates = { seed: 7, rate: 0.01 };

const implementations = [
  { name: 'LOCAL', open: (isCalm) => localFolder(isCalm ? false : hazards), workers: 3 },
  {
    name: 'BULLMQ',
    open: redis,
    workers: 3,
    peer: { name: 'BullMQ alone', run: (queue) => runBullmq(queue, measured, concurrency) },
  },
  {
    name: 'AWS',
    open: (isCalm) => sandboxQueue(built.folder, isCalm ? undefined : duplicates),
    workers: 3,
    peer: {
      name: 'sqs-consumer alone',
      // As many polls at once as this library has.
      run: (queue) => runSqsConsumer(queue, measured, 4),
    },
  },
].filter(({ name }) => (only ?? name) === name && (name !== 'BULLMQ' || hasRedis));

try {
  console.log(
    `${count} tasks, workers killed at random: 3 processes, an effect only under a claim`,
  );
  for (const implementation of implementations) await withKills(implementation);
  console.log(`\n${measured} tasks, one worker process of ${concurrency} at once, nobody killed`);
  for (const implementation of implementations) await withoutKills(implementation);
} finally {
  built.remove();
}

async function withKills({ name, open, workers }) {
  const queue = await open(false);
  try {
    const killEvery = count / 50;
    const ended = await runTasks({ bundle, settings: queue.settings, count, workers, killEvery });
    const { lost, doneTwice, dead, runs, kills, seconds } = ended;
    console.log(
      `  ${name.padEnd(8)} ${kills} kills: ${lost} lost, ${doneTwice} done twice, ${dead} dead letters; ` +
        `${runs - count} runs began again; ${speedOf(count, seconds)}`,
    );
    atMost(`tasks of ${name} lost, done twice or dead`, lost + doneTwice + dead, 0);
  } finally {
    await queue.stop();
  }
}

async function withoutKills({ name, open, peer }) {
  const queue = await open(true);
  try {
    const job = { bundle, settings: queue.settings, count: measured, workers: 1, concurrency };
    const { seconds } = await runTasks(job);
    console.log(`  ${name.padEnd(20)} ${speedOf(measured, seconds)}`);
    if (!peer) return;
    console.log(`  ${peer.name.padEnd(20)} ${speedOf(1, 1 / (await peer.run(queue)))}`);
  } finally {
    await queue.stop();
  }
}

function speedOf(done, seconds) {
  return `${Math.round(done / seconds).toLocaleString('en')} tasks a second`;
}
