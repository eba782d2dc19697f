import {
  ChangeMessageVisibilityCommand,
  CreateQueueCommand,
  DeleteMessageBatchCommand,
  DeleteMessageCommand,
  DeleteQueueCommand,
  GetQueueAttributesCommand,
  type Message,
  PurgeQueueCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { attach } from '../aws/attach.ts';
import type { Services } from '../aws/operation.ts';
import { createIdentity } from '../aws/random-identity.ts';
import { testResources } from '../resources/testing/resources.ts';
import { virtualClock } from '../time/virtual-clock.ts';
import { createQueues, type QueueOptions } from './create-queues.ts';

const second = 1000;
const minute = 60 * second;
const day = 24 * 60 * minute;

/** SQS of an empty account, spoken to through the SDK, in virtual time. */
function world(options: QueueOptions = {}) {
  const clock = virtualClock();
  const identity = createIdentity({ account: '123456789012', region: 'eu-west-1', seed: 1 });
  const queues = createQueues({ clock, identity }, options);
  const credentials = { accessKeyId: 'a', secretAccessKey: 'b' };
  const client = attach(new SQSClient({ region: 'eu-west-1', credentials }), 'SQS', {
    SQS: queues.operations,
  } as unknown as Services);

  async function queue(QueueName: string, Attributes: Record<string, string> = {}) {
    const { QueueUrl = '' } = await client.send(new CreateQueueCommand({ QueueName, Attributes }));
    return QueueUrl;
  }

  const send = (QueueUrl: string, MessageBody: string, further: object = {}) =>
    client.send(new SendMessageCommand({ QueueUrl, MessageBody, ...further }));

  async function receive(QueueUrl: string, further: object = {}): Promise<Message[]> {
    const { Messages = [] } = await client.send(
      new ReceiveMessageCommand({ QueueUrl, AttributeNames: ['All'], ...further }),
    );
    return Messages;
  }

  const remove = (QueueUrl: string, { ReceiptHandle }: Message) =>
    client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));

  const pass = (milliseconds: number) => clock.run({ for: milliseconds });
  const bodies = async (url: string, further: object = {}) =>
    (await receive(url, { MaxNumberOfMessages: 10, ...further })).map(({ Body }) => Body);

  const resources = testResources(queues.handlers);
  return { clock, queues, client, queue, send, receive, remove, pass, bodies, resources };
}

const arnOf = (name: string) => `arn:aws:sqs:eu-west-1:123456789012:${name}`;

test('a received message is hidden for the visibility timeout, and then comes again', async () => {
  const { queue, send, receive, pass } = world();
  const url = await queue('jobs', { VisibilityTimeout: '60' });
  await send(url, 'work');
  const [first] = await receive(url);
  expect(first?.Body).toBe('work');
  await pass(minute - 1);
  expect(await receive(url)).toEqual([]);
  await pass(1);
  const [again] = await receive(url);
  expect(again?.MessageId).toBe(first?.MessageId);
  expect(again?.ReceiptHandle).not.toBe(first?.ReceiptHandle);
  expect(again?.Attributes?.ApproximateReceiveCount).toBe('2');
});

test('a handle of an earlier receipt deletes nothing, and a message can be deleted twice', async () => {
  const { queue, send, receive, remove, pass, bodies } = world();
  const url = await queue('jobs');
  await send(url, 'work');
  const [first] = await receive(url);
  await pass(30 * second);
  const [second_] = await receive(url);
  if (!first || !second_) throw new Error('not received');
  await remove(url, first);
  await pass(30 * second);
  const [third] = await receive(url);
  if (!third) throw new Error('the old handle deleted the message');
  await remove(url, third);
  await remove(url, third);
  await pass(minute);
  expect(await bodies(url)).toEqual([]);
  await expect(remove(url, { ReceiptHandle: 'nonsense' })).rejects.toMatchObject({
    name: 'ReceiptHandleIsInvalid',
    message: 'The input receipt handle is invalid.',
  });
});

test('the visibility of a message in flight can be changed, to nothing as well', async () => {
  const { client, queue, send, receive, pass, bodies } = world();
  const url = await queue('jobs');
  await send(url, 'work');
  const [message] = await receive(url);
  const change = (VisibilityTimeout: number) =>
    client.send(
      new ChangeMessageVisibilityCommand({
        QueueUrl: url,
        ReceiptHandle: message?.ReceiptHandle,
        VisibilityTimeout,
      }),
    );
  await change(120);
  await pass(119 * second);
  expect(await bodies(url)).toEqual([]);
  await expect(change(43_200)).rejects.toThrow(
    'Total VisibilityTimeout for the message is beyond the limit [43200 seconds]',
  );
  await change(0);
  expect(await bodies(url)).toEqual(['work']);
});

test('a message that is not in flight has no visibility to change', async () => {
  const { client, queue, send, receive, pass } = world();
  const url = await queue('jobs');
  await send(url, 'work');
  const [message] = await receive(url);
  await pass(minute);
  const change = client.send(
    new ChangeMessageVisibilityCommand({
      QueueUrl: url,
      ReceiptHandle: message?.ReceiptHandle,
      VisibilityTimeout: 10,
    }),
  );
  await expect(change).rejects.toThrow(
    'Reason: Message does not exist or is not available for visibility timeout change.',
  );
});

test('a message that was received too often goes to the dead letters', async () => {
  const { queue, send, bodies, receive, pass } = world();
  const dead = await queue('dead');
  const url = await queue('jobs', {
    RedrivePolicy: JSON.stringify({ deadLetterTargetArn: arnOf('dead'), maxReceiveCount: 2 }),
  });
  await send(url, 'poison');
  for (const _attempt of [1, 2]) {
    expect(await bodies(url)).toEqual(['poison']);
    await pass(30 * second);
  }
  expect(await bodies(url)).toEqual([]);
  const [letter] = await receive(dead);
  expect(letter?.Body).toBe('poison');
  expect(letter?.Attributes?.DeadLetterQueueSourceArn).toBe(arnOf('jobs'));
});

test('a redrive policy needs its queue and a sensible count', async () => {
  const { queue } = world();
  const policy = (fields: object) => queue('jobs', { RedrivePolicy: JSON.stringify(fields) });
  await expect(policy({ deadLetterTargetArn: arnOf('none'), maxReceiveCount: 2 })).rejects.toThrow(
    'Reason: Dead letter target does not exist.',
  );
  await queue('dead');
  await expect(policy({ deadLetterTargetArn: arnOf('dead'), maxReceiveCount: 0 })).rejects.toThrow(
    'Invalid value for maxReceiveCount: 0, valid values are from 1 to 1000',
  );
});

test('delayed messages wait, and those of a message go before those of the queue', async () => {
  const { queue, send, bodies, pass } = world();
  const url = await queue('jobs', { DelaySeconds: '10' });
  await send(url, 'late');
  await send(url, 'now', { DelaySeconds: 0 });
  expect(await bodies(url)).toEqual(['now']);
  await pass(10 * second);
  expect(await bodies(url)).toEqual(['late']);
  await expect(send(url, 'x', { DelaySeconds: 901 })).rejects.toThrow(
    'Value 901 for parameter DelaySeconds is invalid. Reason: DelaySeconds must be >= 0 and <= 900.',
  );
});

test('a long poll ends with the first message or with its time', async () => {
  const { clock, queue, send, receive } = world();
  const url = await queue('jobs', { ReceiveMessageWaitTimeSeconds: '20' });
  const start = clock.now();
  const waiting = receive(url).then((messages) => ({ messages, after: clock.now() - start }));
  clock.after(5 * second, () => void send(url, 'hello'));
  await clock.run({ for: 5 * second });
  expect((await waiting).after).toBe(5 * second);
  expect((await waiting).messages[0]?.Body).toBe('hello');
  const empty = receive(url, { WaitTimeSeconds: 3 });
  await clock.run({ for: 3 * second });
  expect(await empty).toEqual([]);
});

test('a consumer that hangs up takes nothing', async () => {
  const { clock, queues, queue, send, bodies } = world();
  const url = await queue('jobs');
  const hangUp = new AbortController();
  const call = { caller: { kind: 'developer' }, signal: hangUp.signal } as const;
  const waiting = queues.operations.ReceiveMessage?.run(
    { QueueUrl: url, WaitTimeSeconds: 20 },
    call,
  );
  hangUp.abort();
  await send(url, 'work');
  await clock.run({ for: second });
  expect(await waiting).toEqual({});
  expect(await bodies(url)).toEqual(['work']);
});

test('messages are forgotten after the retention period, in flight or not', async () => {
  const { queue, send, bodies, pass } = world();
  const url = await queue('jobs', { MessageRetentionPeriod: '86400' });
  await send(url, 'old');
  await pass(day - 1);
  expect(await bodies(url, { VisibilityTimeout: 0 })).toEqual(['old']);
  await pass(1);
  expect(await bodies(url)).toEqual([]);
});

test('a FIFO queue gives the messages of a group one after the other', async () => {
  const { queue, send, receive, remove, bodies } = world();
  const url = await queue('jobs.fifo', { FifoQueue: 'true', ContentBasedDeduplication: 'true' });
  for (const [body, MessageGroupId] of [
    ['a1', 'a'],
    ['a2', 'a'],
    ['b1', 'b'],
  ] as const) {
    await send(url, body, { MessageGroupId });
  }
  const [first] = await receive(url);
  expect(first?.Body).toBe('a1');
  expect(await bodies(url)).toEqual(['b1']);
  await remove(url, first ?? {});
  expect(await bodies(url)).toEqual(['a2']);
});

test('a FIFO queue takes a duplicate of the last five minutes and does not deliver it', async () => {
  const { queue, send, bodies, pass } = world();
  const url = await queue('jobs.fifo', { FifoQueue: 'true' });
  const ids = { MessageGroupId: 'g', MessageDeduplicationId: 'one' };
  const first = await send(url, 'x', ids);
  const again = await send(url, 'y', ids);
  expect(again.MessageId).toBe(first.MessageId);
  expect(await bodies(url, { VisibilityTimeout: 0 })).toEqual(['x']);
  await pass(5 * minute);
  await send(url, 'z', ids);
  expect(await bodies(url)).toEqual(['x', 'z']);
  await expect(send(url, 'x')).rejects.toThrow(
    'The request must contain the parameter MessageGroupId.',
  );
  await expect(send(url, 'x', { MessageGroupId: 'g' })).rejects.toThrow(
    'The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly',
  );
});

test('an expired receipt handle of a FIFO queue is refused', async () => {
  const { queue, send, receive, remove, pass } = world();
  const url = await queue('jobs.fifo', { FifoQueue: 'true', ContentBasedDeduplication: 'true' });
  await send(url, 'x', { MessageGroupId: 'g' });
  const [message] = await receive(url);
  await pass(30 * second);
  await expect(remove(url, message ?? {})).rejects.toThrow(
    'Reason: The receipt handle has expired.',
  );
});

test('messages are of up to a mebibyte, or of what the queue allows, and of XML characters', async () => {
  const { queue, send } = world();
  const url = await queue('jobs');
  await send(url, 'x'.repeat(1_048_576));
  await expect(send(url, 'x'.repeat(1_048_577))).rejects.toThrow(
    'One or more parameters are invalid. Reason: Message must be shorter than 1048576 bytes.',
  );
  const small = await queue('small', { MaximumMessageSize: '262144' });
  await expect(send(small, 'x'.repeat(262_145))).rejects.toThrow('shorter than 262144 bytes');
  await expect(send(url, 'a\u0000b')).rejects.toMatchObject({ name: 'InvalidMessageContents' });
});

test('batches are of ten, each entry with its own outcome', async () => {
  const { client, queue, receive } = world();
  const QueueUrl = await queue('jobs');
  const entry = (Id: string, MessageBody = 'x') => ({ Id, MessageBody });
  const sent = (Entries: { Id: string; MessageBody: string }[]) =>
    client.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
  const mixed = await sent([entry('good'), entry('bad', 'a\u0000')]);
  expect(mixed.Successful?.map(({ Id }) => Id)).toEqual(['good']);
  expect(mixed.Failed).toMatchObject([
    { Id: 'bad', SenderFault: true, Code: 'InvalidMessageContents' },
  ]);
  await expect(sent([])).rejects.toMatchObject({ name: 'EmptyBatchRequest' });
  await expect(sent([entry('a'), entry('a')])).rejects.toThrow('Id a repeated.');
  await expect(sent(Array.from({ length: 11 }, (_, index) => entry(`e${index}`)))).rejects.toThrow(
    'Maximum number of entries per request are 10. You have sent 11.',
  );
  await expect(
    sent([entry('a', 'x'.repeat(600_000)), entry('b', 'x'.repeat(600_000))]),
  ).rejects.toMatchObject({ name: 'BatchRequestTooLong' });
  const [message] = await receive(QueueUrl);
  const removed = await client.send(
    new DeleteMessageBatchCommand({
      QueueUrl,
      Entries: [
        { Id: 'a', ReceiptHandle: message?.ReceiptHandle },
        { Id: 'b', ReceiptHandle: 'nonsense' },
      ],
    }),
  );
  expect(removed.Successful).toEqual([{ Id: 'a' }]);
  expect(removed.Failed).toMatchObject([{ Id: 'b', Code: 'ReceiptHandleIsInvalid' }]);
});

test('a standard queue has a limit of messages in flight', async () => {
  const { queue, send, bodies } = world({ inFlightLimit: 2 });
  const url = await queue('jobs');
  for (const body of ['a', 'b', 'c']) await send(url, body);
  expect(await bodies(url, { MaxNumberOfMessages: 2 })).toEqual(['a', 'b']);
  await expect(bodies(url)).rejects.toMatchObject({ name: 'OverLimit' });
});

test('counts tell what waits, what is in flight and what is delayed', async () => {
  const { client, queues, queue, send, receive } = world();
  const QueueUrl = await queue('jobs');
  for (const body of ['a', 'b', 'c']) await send(QueueUrl, body);
  await send(QueueUrl, 'd', { DelaySeconds: 5 });
  await receive(QueueUrl);
  expect(queues.counts(arnOf('jobs'))).toEqual({ visible: 2, inFlight: 1, delayed: 1 });
  const { Attributes } = await client.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }),
  );
  expect(Attributes).toMatchObject({
    QueueArn: arnOf('jobs'),
    ApproximateNumberOfMessages: '2',
    ApproximateNumberOfMessagesNotVisible: '1',
    ApproximateNumberOfMessagesDelayed: '1',
    VisibilityTimeout: '30',
    MaximumMessageSize: '1048576',
  });
});

test('a queue is purged once a minute, and its name is free a minute after its deletion', async () => {
  const { client, queue, send, bodies, pass } = world();
  const QueueUrl = await queue('jobs');
  await send(QueueUrl, 'x');
  await client.send(new PurgeQueueCommand({ QueueUrl }));
  expect(await bodies(QueueUrl)).toEqual([]);
  await expect(client.send(new PurgeQueueCommand({ QueueUrl }))).rejects.toThrow(
    'Only one PurgeQueue operation on jobs is allowed every 60 seconds.',
  );
  await client.send(new DeleteQueueCommand({ QueueUrl }));
  await expect(bodies(QueueUrl)).rejects.toMatchObject({ name: 'QueueDoesNotExist' });
  await expect(queue('jobs')).rejects.toMatchObject({ name: 'QueueDeletedRecently' });
  await pass(minute);
  await queue('jobs');
});

test('the same queue can be made again, a different one of its name cannot', async () => {
  const { queue } = world();
  const url = await queue('jobs', { VisibilityTimeout: '60' });
  expect(await queue('jobs', { VisibilityTimeout: '60' })).toBe(url);
  await expect(queue('jobs', { VisibilityTimeout: '61' })).rejects.toMatchObject({
    name: 'QueueNameExists',
    message:
      'A queue already exists with the same name and a different value for attribute VisibilityTimeout',
  });
  await expect(queue('no spaces')).rejects.toThrow('Can only include alphanumeric characters');
  await expect(queue('x', { VisibilityTimeout: '43201' })).rejects.toMatchObject({
    name: 'InvalidAttributeValue',
  });
});

test('the policy of a queue decides whether a service may send to it', async () => {
  const { queues, resources } = world();
  const jobs = await resources.create('AWS::SQS::Queue', { QueueName: 'jobs' });
  await resources.create('AWS::SQS::QueuePolicy', {
    Queues: [jobs.ref],
    PolicyDocument: {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { Service: 'events.amazonaws.com' },
          Action: 'sqs:SendMessage',
          Resource: jobs.attribute('Arn'),
          Condition: { ArnEquals: { 'aws:SourceArn': 'arn:aws:events:eu-west-1:1:rule/mine' } },
        },
      ],
    },
  });
  const from = (rule: string) =>
    queues.maySend(jobs.attribute('Arn'), {
      name: 'events.amazonaws.com',
      sourceArn: `arn:aws:events:eu-west-1:1:rule/${rule}`,
    }).allowed;
  expect([from('mine'), from('other')]).toEqual([true, false]);
});

test('queues of templates give URL and ARN, and go back to defaults in an update', async () => {
  const { queues, resources } = world();
  const before = await resources.create('AWS::SQS::Queue', { VisibilityTimeout: 900 });
  expect(before.ref).toMatch(/^https:\/\/sqs\.eu-west-1\.amazonaws\.com\/123456789012\/shop-/);
  const after = await resources.update(before, { MessageRetentionPeriod: 1_209_600 });
  const url = { QueueUrl: after.ref, AttributeNames: ['All'] };
  const answer = await queues.operations.GetQueueAttributes?.run(url, {
    caller: { kind: 'developer' },
  });
  expect(answer).toMatchObject({
    Attributes: { VisibilityTimeout: '30', MessageRetentionPeriod: '1209600' },
  });
  await expect(resources.create('AWS::SQS::Queue', { RedriveAllowPolicy: {} })).rejects.toThrow(
    'The sandbox does not model RedriveAllowPolicy of AWS::SQS::Queue.',
  );
});

test('with duplicates switched on, a message comes more often than once, the same with each seed', async () => {
  async function deliveries(seed: number): Promise<number> {
    const { queue, send, bodies } = world({ duplicates: { seed, rate: 0.5 } });
    const url = await queue('jobs');
    for (let index = 0; index < 10; index += 1) await send(url, `${index}`);
    return (await bodies(url)).length + (await bodies(url)).length;
  }
  expect(await deliveries(1)).toBeGreaterThan(10);
  expect(await deliveries(1)).toBe(await deliveries(1));
});

test('no message is lost or given to two consumers at once, whatever the order of events', async () => {
  const event = fc.oneof(
    fc.record({ kind: fc.constant('send' as const), delay: fc.integer({ min: 0, max: 20 }) }),
    fc.record({ kind: fc.constant('receive' as const), timeout: fc.integer({ min: 1, max: 40 }) }),
    fc.record({ kind: fc.constant('delete' as const) }),
    fc.record({ kind: fc.constant('pass' as const), seconds: fc.integer({ min: 0, max: 30 }) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(event, { maxLength: 40 }), async (events) => {
      const { clock, queues, queue, send, receive, remove, pass } = world();
      const url = await queue('jobs');
      const held = new Map<string, { readonly message: Message; readonly until: number }>();
      let sent = 0;
      let deleted = 0;
      for (const one of events) {
        if (one.kind === 'send') {
          await send(url, 'x', { DelaySeconds: one.delay });
          sent += 1;
        } else if (one.kind === 'receive') {
          for (const message of await receive(url, { VisibilityTimeout: one.timeout })) {
            const id = message.MessageId ?? '';
            expect(held.get(id)?.until ?? 0).toBeLessThanOrEqual(clock.now());
            held.set(id, { message, until: clock.now() + one.timeout * second });
          }
        } else if (one.kind === 'delete') {
          const [id, entry] = [...held][0] ?? [];
          if (id === undefined || entry === undefined) continue;
          await remove(url, entry.message);
          held.delete(id);
          deleted += 1;
        } else await pass(one.seconds * second);
      }
      const { visible = 0, inFlight = 0, delayed = 0 } = queues.counts(arnOf('jobs')) ?? {};
      expect(visible + inFlight + delayed).toBe(sent - deleted);
    }),
    { numRuns: 60 },
  );
});
