import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundleTasks } from './bundle-tasks.mjs';
import { hasRedis, localFolder, redis, sandboxQueue } from './queues.mjs';
import { runTasks } from './run-tasks.mjs';

let built;

beforeAll(async () => {
  built = await bundleTasks();
});

afterAll(() => built.remove());

const hazards = { seed: 7, duplicate: 0.02, late: 0.02, lateMs: 500, loseLease: 0.02 };
const queues = [
  {
    name: 'LOCAL, with hazards',
    open: async () => localFolder(hazards),
    isThere: true,
    count: 6000,
    killEvery: 250,
  },
  { name: 'BULLMQ', open: redis, isThere: hasRedis, count: 2000, killEvery: 700 },
  {
    name: 'AWS, with duplicates',
    open: () => sandboxQueue(built.folder, { seed: 7, rate: 0.02 }),
    isThere: true,
    count: 1000,
    killEvery: 1000,
  },
];

test.concurrent.each(queues)(
  '$name: workers are killed, and no task is lost or done twice',
  async (queue) => {
    if (!queue.isThere) return;
    const { settings, stop } = await queue.open();
    try {
      const { bundle } = built;
      const { count, killEvery } = queue;
      const ended = await runTasks({ bundle, settings, count, workers: 2, killEvery });
      expect(ended).toMatchObject({ done: count, lost: 0, doneTwice: 0, dead: 0 });
      expect(ended.kills).toBeGreaterThan(0);
    } finally {
      await stop();
    }
  },
);
