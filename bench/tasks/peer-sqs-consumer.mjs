// sqs-consumer alone, with batches of ten: one worker process for bench/tasks.
import { SQSClient } from '@aws-sdk/client-sqs';
import { Consumer } from 'sqs-consumer';

const { queueUrl, consumers } = JSON.parse(process.argv[2]);
let last = 0;
const asked = new Map();
process.on('message', ([id]) => asked.get(id)?.());
process.on('disconnect', () => process.exit());

for (let index = 0; index < consumers; index += 1) {
  Consumer.create({
    queueUrl,
    sqs: new SQSClient({}),
    batchSize: 10,
    visibilityTimeout: 60,
    handleMessageBatch: async (messages) => {
      await Promise.all(messages.map(({ Body }) => seen(JSON.parse(Body))));
      return messages;
    },
  }).start();
}
process.send([0, 'ready']);

function seen(payload) {
  return new Promise((resolve) => {
    last += 1;
    asked.set(last, resolve);
    process.send([last, 'seen', payload]);
  });
}
