import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { SQS } from '@aws-sdk/client-sqs';
import { Queue } from 'bullmq';
import { createLedger } from './ledger.mjs';
import { startWorkers } from './worker-processes.mjs';

const mostOutstanding = 4000;
const file = (name) => fileURLToPath(new URL(`./${name}`, import.meta.url));

/** BullMQ alone: tasks a second through one worker process. */
export async function runBullmq({ port }, count, concurrency) {
  const queue = new Queue('peer', { connection: { host: '127.0.0.1', port } });
  const options = { removeOnComplete: true };
  const send = (numbers) =>
    Promise.all(numbers.map((n) => queue.add('count', { n, repository: 'a' }, options)));
  const speed = await measure('peer-bullmq.mjs', { port, concurrency }, count, send);
  await queue.close();
  return speed;
}

/** sqs-consumer alone, and the SDK's batches to send. */
export async function runSqsConsumer({ queueUrl }, count, consumers) {
  const sqs = new SQS({});
  const sendTen = (numbers) =>
    sqs.sendMessageBatch({
      QueueUrl: queueUrl,
      Entries: numbers.map((n) => ({ Id: String(n), MessageBody: JSON.stringify({ n }) })),
    });
  const tens = (numbers) =>
    Array.from({ length: Math.ceil(numbers.length / 10) }, (_, index) =>
      numbers.slice(index * 10, index * 10 + 10),
    );
  const send = async (numbers) => {
    const batches = tens(numbers);
    await Promise.all(
      Array.from({ length: 4 }, async () => {
        for (let ten = batches.pop(); ten; ten = batches.pop()) await sendTen(ten);
      }),
    );
  };
  const speed = await measure('peer-sqs-consumer.mjs', { queueUrl, consumers }, count, send);
  sqs.destroy();
  return speed;
}

async function measure(name, job, count, send) {
  const ledger = createLedger(undefined);
  const running = await startWorkers(1, job, ledger, { file: file(name) });
  const start = performance.now();
  const together = 200;
  const sending = (async () => {
    for (let sent = 0; sent < count; sent += together) {
      while (sent - ledger.done > mostOutstanding) await sleep(5);
      const length = Math.min(together, count - sent);
      await send(Array.from({ length }, (_, index) => sent + index));
    }
  })();
  await Promise.all([sending, ledger.untilDone(count, 30_000)]);
  const seconds = (performance.now() - start) / 1000;
  await running.stop();
  return count / seconds;
}
