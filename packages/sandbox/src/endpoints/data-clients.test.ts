import {
  ConditionalCheckFailedException,
  DescribeTableCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb';
import {
  DeleteMessageCommand,
  GetQueueUrlCommand,
  QueueDoesNotExist,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import {
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  paginateScan,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { realClock } from '../time/real-clock.ts';
import type { RunningEndpoints } from './serve.ts';
import { type DataWorld, dataWorld } from './testing/data-world.ts';

let world: DataWorld;
let server: RunningEndpoints;

beforeEach(async () => {
  world = dataWorld(realClock(), { origin: () => server.url });
  server = await world.endpoints.listen();
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await server.close();
  expect(world.faults).toEqual([]);
});

function settings() {
  const { accessKeyId, secretAccessKey } = world.endpoints.developer;
  return {
    region: 'eu-west-1',
    endpoint: server.url,
    credentials: { accessKeyId, secretAccessKey },
    maxAttempts: 1,
  };
}

describe('SQS over HTTP', () => {
  test('messages arrive with attributes and digests that the SDK has checked', async () => {
    await world.resources.create('AWS::SQS::Queue', { QueueName: 'jobs' });
    const sqs = new SQSClient(settings());
    const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: 'jobs' }));
    const waiting = sqs.send(
      new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 20, MessageAttributeNames: ['All'] }),
    );
    await sqs.send(
      new SendMessageCommand({
        QueueUrl,
        MessageBody: 'hello <é>',
        MessageAttributes: {
          kind: { DataType: 'String', StringValue: 'greeting' },
          raw: { DataType: 'Binary', BinaryValue: new Uint8Array([0, 255]) },
        },
      }),
    );
    const [message] = (await waiting).Messages ?? [];
    expect(message?.Body).toBe('hello <é>');
    expect(message?.MessageAttributes?.raw?.BinaryValue).toEqual(new Uint8Array([0, 255]));
    await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: message?.ReceiptHandle }));
    const missing = sqs.send(new GetQueueUrlCommand({ QueueName: 'none' }));
    await expect(missing).rejects.toBeInstanceOf(QueueDoesNotExist);
  });
});

test('a client that only its environment points here stays here, by the URL of the queue', async () => {
  const { endpoint, ...others } = settings();
  vi.stubEnv('AWS_ENDPOINT_URL', endpoint);
  const { ref: QueueUrl } = await world.resources.create('AWS::SQS::Queue');
  const sent = await new SQSClient(others).send(
    new SendMessageCommand({ QueueUrl, MessageBody: 'hello' }),
  );
  expect(sent.MessageId).toMatch(/^[0-9a-f-]{36}$/);
});

describe('DynamoDB over HTTP', () => {
  async function books(): Promise<{ TableName: string; documents: DynamoDBDocumentClient }> {
    const table = await world.resources.create('AWS::DynamoDB::Table', {
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [
        { AttributeName: 'bookId', AttributeType: 'S' },
        { AttributeName: 'chapter', AttributeType: 'N' },
      ],
      KeySchema: [
        { AttributeName: 'bookId', KeyType: 'HASH' },
        { AttributeName: 'chapter', KeyType: 'RANGE' },
      ],
    });
    const documents = DynamoDBDocumentClient.from(new DynamoDBClient(settings()));
    return { TableName: table.ref, documents };
  }

  test('documents come back as they were put: numbers, bytes, sets and nested maps', async () => {
    const { TableName, documents } = await books();
    const Item = {
      bookId: 'b',
      chapter: 1.5,
      bytes: new Uint8Array([1, 2, 255]),
      tags: new Set(['x', 'y']),
      deep: { B: { list: [1, null, true, { a: 'é' }] } },
    };
    await documents.send(new PutCommand({ TableName, Item }));
    const found = await documents.send(
      new GetCommand({ TableName, Key: { bookId: 'b', chapter: 1.5 } }),
    );
    expect(found.Item).toEqual(Item);
  });

  test('updates, queries and pages work through the document client', async () => {
    const { TableName, documents } = await books();
    for (let chapter = 1; chapter <= 5; chapter += 1) {
      await documents.send(new PutCommand({ TableName, Item: { bookId: 'b', chapter, plays: 0 } }));
    }
    const { Attributes } = await documents.send(
      new UpdateCommand({
        TableName,
        Key: { bookId: 'b', chapter: 2 },
        UpdateExpression: 'SET plays = plays + :one, #name = if_not_exists(#name, :untitled)',
        ExpressionAttributeNames: { '#name': 'name' },
        ExpressionAttributeValues: { ':one': 1, ':untitled': 'Untitled' },
        ReturnValues: 'ALL_NEW',
      }),
    );
    expect(Attributes).toEqual({ bookId: 'b', chapter: 2, plays: 1, name: 'Untitled' });
    const { Items } = await documents.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: 'bookId = :b AND chapter BETWEEN :low AND :high',
        FilterExpression: 'plays = :none',
        ExpressionAttributeValues: { ':b': 'b', ':low': 2, ':high': 4, ':none': 0 },
        ScanIndexForward: false,
      }),
    );
    expect(Items?.map(({ chapter }) => chapter)).toEqual([4, 3]);
    const seen: unknown[] = [];
    for await (const page of paginateScan({ client: documents, pageSize: 2 }, { TableName })) {
      seen.push(...(page.Items ?? []));
    }
    expect(seen).toHaveLength(5);
  });

  test("refusals are the client's own exceptions, with what they carry", async () => {
    const { TableName, documents } = await books();
    const client = new DynamoDBClient(settings());
    const Item = { bookId: { S: 'b' }, chapter: { N: '1' } };
    await client.send(new PutItemCommand({ TableName, Item }));
    const again = client.send(
      new PutItemCommand({
        TableName,
        Item,
        ConditionExpression: 'attribute_not_exists(bookId)',
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }),
    );
    await expect(again).rejects.toBeInstanceOf(ConditionalCheckFailedException);
    await expect(again).rejects.toMatchObject({ message: 'The conditional request failed', Item });
    const cancelled = documents.send(
      new TransactWriteCommand({
        TransactItems: [
          { Put: { TableName, Item: { bookId: 'c', chapter: 1 } } },
          {
            Delete: {
              TableName,
              Key: { bookId: 'x', chapter: 1 },
              ConditionExpression: 'attribute_exists(bookId)',
            },
          },
        ],
      }),
    );
    await expect(cancelled).rejects.toBeInstanceOf(TransactionCanceledException);
    await expect(cancelled).rejects.toMatchObject({
      message:
        'Transaction cancelled, please refer cancellation reasons for specific reasons [None, ConditionalCheckFailed]',
      CancellationReasons: [{ Code: 'None' }, { Code: 'ConditionalCheckFailed' }],
    });
    const Key = { bookId: { S: 'c' }, chapter: { N: '1' } };
    expect((await client.send(new GetItemCommand({ TableName, Key }))).Item).toBeUndefined();
    await expect(
      client.send(new DescribeTableCommand({ TableName: 'none' })),
    ).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'Requested resource not found: Table: none not found',
    });
  });
});
