// BullMQ alone, as its own documentation has it: one worker process for bench/tasks.
import { Worker } from 'bullmq';

const { port, concurrency } = JSON.parse(process.argv[2]);
let last = 0;
const asked = new Map();
process.on('message', ([id]) => asked.get(id)?.());
process.on('disconnect', () => process.exit());

const worker = new Worker('peer', ({ data }) => seen(data), {
  connection: { host: '127.0.0.1', port, maxRetriesPerRequest: null },
  concurrency,
});
await worker.waitUntilReady();
process.send([0, 'ready']);

function seen(payload) {
  return new Promise((resolve) => {
    last += 1;
    asked.set(last, resolve);
    process.send([last, 'seen', payload]);
  });
}
