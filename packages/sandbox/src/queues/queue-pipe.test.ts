import { expect, test } from 'vitest';
import { createIdentity } from '../aws/random-identity.ts';
import { testResources } from '../resources/testing/resources.ts';
import { virtualClock } from '../time/virtual-clock.ts';
import { createQueues } from './create-queues.ts';

const identity = () => createIdentity({ account: '123456789012', region: 'eu-west-1', seed: 1 });

test('a reader in the sandbox is told of messages, and again when they come back', async () => {
  const clock = virtualClock();
  const queues = createQueues({ clock, identity: identity() });
  const queue = await testResources(queues.handlers).create('AWS::SQS::Queue', {
    VisibilityTimeout: 10,
  });
  const arn = queue.attribute('Arn');
  let told = 0;
  const end = queues.onVisible(arn, () => {
    told += 1;
  });
  queues.send(arn, '{"job":1}');
  expect(told).toBe(1);
  const [message] = queues.receive(arn, 10);
  expect(message).toMatchObject({
    body: '{"job":1}',
    attributes: { ApproximateReceiveCount: '1' },
  });
  await clock.run({ for: 10_000 });
  expect(told).toBe(2);
  const [again] = queues.receive(arn, 10);
  queues.delete(arn, again?.receiptHandle ?? '');
  await clock.run({ for: 60_000 });
  expect(told).toBe(2);
  end();
  queues.send(arn, 'x');
  expect(told).toBe(2);
  expect([queues.exists(arn), queues.exists(`${arn}x`)]).toEqual([true, false]);
});
