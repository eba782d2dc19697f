import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundleTasks } from './bundle-tasks.mjs';
import { hasRedis, localFolder, redis, sandboxQueue } from './queues.mjs';
import { runTasks } from './run-tasks.mjs';

let built;

beforeAll(async () => {
  built = await bundleTasks();
});

afterAll(() => built.remove());

/** Milliseconds: twelve seconds in all on two idle cores, which they may not be. */
const timeout = 120_000;
const hazards = { seed: 7, duplicate: 0.02, late: 0.02, lateMs: 500, loseLease: 0.02 };
const queues = [
  {
    name: 'LOCAL, with hazards',
    open: async () => localFolder(hazards),
    isThere: true,
    count: 4000,
  },
  { name: 'BULLMQ', open: redis, isThere: hasRedis, count: 1200 },
  {
    name: 'AWS, with duplicates',
    open: () => sandboxQueue(built.folder, { seed: 7, rate: 0.02 }),
    isThere: true,
    count: 600,
  },
];

test.each(queues)(
  '$name: workers are killed, and no task is lost or done twice',
  async (queue) => {
    if (!queue.isThere) return;
    const { settings, stop } = await queue.open();
    try {
      const { bundle } = built;
      const { count } = queue;
      const ended = await runTasks({ bundle, settings, count, workers: 2, killEvery: count / 4 });
      expect(ended).toMatchObject({ done: count, lost: 0, doneTwice: 0, dead: 0 });
      expect(ended.kills).toBeGreaterThan(0);
    } finally {
      await stop();
    }
  },
  timeout,
);
