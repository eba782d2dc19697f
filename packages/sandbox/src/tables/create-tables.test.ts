import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  CreateTableCommand,
  DeleteItemCommand,
  DeleteTableCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  TransactGetItemsCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import { describe, expect, test } from 'vitest';
import { attach } from '../aws/attach.ts';
import type { Services } from '../aws/operation.ts';
import { createIdentity } from '../aws/random-identity.ts';
import { testResources } from '../resources/testing/resources.ts';
import { virtualClock } from '../time/virtual-clock.ts';
import { createTables } from './create-tables.ts';

const hour = 3_600_000;
const TableName = 'shop';

/** DynamoDB with one table of `id` and `pos`, and an index over `team` and `pos`. */
async function world() {
  const clock = virtualClock();
  const identity = createIdentity({ account: '123456789012', region: 'eu-west-1', seed: 1 });
  const tables = createTables({ clock, identity });
  const credentials = { accessKeyId: 'a', secretAccessKey: 'b' };
  const client = attach(new DynamoDBClient({ region: 'eu-west-1', credentials }), 'DynamoDB', {
    DynamoDB: tables.operations,
  } as unknown as Services);
  await client.send(
    new CreateTableCommand({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [
        { AttributeName: 'id', AttributeType: 'S' },
        { AttributeName: 'pos', AttributeType: 'N' },
        { AttributeName: 'team', AttributeType: 'S' },
      ],
      KeySchema: [
        { AttributeName: 'id', KeyType: 'HASH' },
        { AttributeName: 'pos', KeyType: 'RANGE' },
      ],
      GlobalSecondaryIndexes: [
        {
          IndexName: 'by-team',
          KeySchema: [
            { AttributeName: 'team', KeyType: 'HASH' },
            { AttributeName: 'pos', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['kept'] },
        },
      ],
    }),
  );

  const key = (id: string, at: number) => ({ id: { S: id }, pos: { N: String(at) } });
  const put = (id: string, at: number, further: object = {}, input: object = {}) =>
    client.send(new PutItemCommand({ TableName, Item: { ...key(id, at), ...further }, ...input }));
  const get = async (id: string, at: number) =>
    (await client.send(new GetItemCommand({ TableName, Key: key(id, at) }))).Item;
  const update = (id: string, at: number, UpdateExpression: string, input: object = {}) =>
    client.send(new UpdateItemCommand({ TableName, Key: key(id, at), UpdateExpression, ...input }));
  const query = (KeyConditionExpression: string, values: object, input: object = {}) =>
    client.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression,
        ExpressionAttributeValues: { ...values },
        ...input,
      }),
    );
  return {
    clock,
    client,
    tables,
    key,
    put,
    get,
    update,
    query,
    resources: testResources(tables.handlers),
  };
}

describe('items', () => {
  test('are replaced whole, with the one before if it is asked for', async () => {
    const { put, get } = await world();
    await put('a', 1, { x: { S: 'one' } });
    const { Attributes } = await put('a', 1, { y: { S: 'two' } }, { ReturnValues: 'ALL_OLD' });
    expect(Attributes).toEqual({ id: { S: 'a' }, pos: { N: '1' }, x: { S: 'one' } });
    expect(await get('a', 1)).toEqual({ id: { S: 'a' }, pos: { N: '1' }, y: { S: 'two' } });
  });

  test('have numbers in their shortest form, which are the same key in any form', async () => {
    const { client, get } = await world();
    const Item = { id: { S: 'a' }, pos: { N: '1.50e1' }, n: { N: '-0.0010' } };
    await client.send(new PutItemCommand({ TableName, Item }));
    expect(await get('a', 15)).toMatchObject({ pos: { N: '15' }, n: { N: '-0.001' } });
  });

  test.each([
    [
      { id: { S: 'a' } },
      'One or more parameter values were invalid: Missing the key pos in the item',
    ],
    [
      { id: { N: '1' }, pos: { N: '1' } },
      'One or more parameter values were invalid: Type mismatch for key id expected: S actual: N',
    ],
    [
      { id: { S: '' }, pos: { N: '1' } },
      'One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: id',
    ],
    [
      { id: { S: 'a' }, pos: { N: 'x' } },
      'The parameter cannot be converted to a numeric value: x',
    ],
    [
      { id: { S: 'a' }, pos: { N: '1' }, s: { SS: ['x', 'x'] } },
      'One or more parameter values were invalid: Input collection [x, x] contains duplicates.',
    ],
    [
      { id: { S: 'a' }, pos: { N: '1' }, big: { S: 'x'.repeat(409_600) } },
      'Item size has exceeded the maximum allowed size',
    ],
    [
      { id: { S: 'a' }, pos: { N: '1' }, n: { N: '1'.repeat(39) } },
      'Attempting to store more than 38 significant digits in a Number',
    ],
    [
      { id: { S: 'a' }, pos: { N: '1' }, team: { N: '1' } },
      'One or more parameter values were invalid: Type mismatch for Index Key team Expected: S Actual: N IndexName: by-team',
    ],
  ])('%j is refused', async (Item, message) => {
    const { client } = await world();
    const refusal = client.send(new PutItemCommand({ TableName, Item: { ...Item } as never }));
    await expect(refusal).rejects.toMatchObject({ name: 'ValidationException', message });
  });

  test('are found by their whole key only', async () => {
    const { client } = await world();
    const Key = { id: { S: 'a' } };
    await expect(client.send(new GetItemCommand({ TableName, Key }))).rejects.toThrow(
      'The provided key element does not match the schema',
    );
    const elsewhere = client.send(new GetItemCommand({ TableName: 'nowhere', Key }));
    await expect(elsewhere).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'Requested resource not found',
    });
  });

  test('change only under their condition', async () => {
    const { client, put, key, get } = await world();
    const once = { ConditionExpression: 'attribute_not_exists(id)' };
    await put('a', 1, { v: { N: '1' } }, once);
    await expect(put('a', 1, {}, once)).rejects.toMatchObject({
      name: 'ConditionalCheckFailedException',
      message: 'The conditional request failed',
    });
    const drop = (v: string) =>
      client.send(
        new DeleteItemCommand({
          TableName,
          Key: key('a', 1),
          ConditionExpression: 'v = :v',
          ExpressionAttributeValues: { ':v': { N: v } },
        }),
      );
    await expect(drop('2')).rejects.toThrow('The conditional request failed');
    await drop('1.0');
    expect(await get('a', 1)).toBeUndefined();
  });

  test('outlive their time to live by two days, and then are gone', async () => {
    const { clock, client, put, get } = await world();
    await client.send(
      new UpdateTimeToLiveCommand({
        TableName,
        TimeToLiveSpecification: { AttributeName: 'until', Enabled: true },
      }),
    );
    await put('a', 1, { until: { N: String(clock.now() / 1000 + 3600) } });
    await clock.run({ for: 2 * hour });
    expect(await get('a', 1)).toBeDefined();
    await clock.run({ for: 48 * hour });
    expect(await get('a', 1)).toBeUndefined();
  });
});

describe('updates', () => {
  test('make the item that is missing, count, append and remove', async () => {
    const { update, get } = await world();
    await update('a', 1, 'ADD n :one, tags :tags SET l = if_not_exists(l, :empty)', {
      ExpressionAttributeValues: {
        ':one': { N: '1' },
        ':tags': { SS: ['x', 'y'] },
        ':empty': { L: [] },
      },
    });
    await update('a', 1, 'SET l = list_append(l, :l), n = n - :five DELETE tags :tags', {
      ExpressionAttributeValues: {
        ':l': { L: [{ S: 'p' }, { S: 'q' }, { S: 'r' }] },
        ':five': { N: '5' },
        ':tags': { SS: ['x'] },
      },
    });
    await update('a', 1, 'REMOVE l[0], l[2]');
    expect(await get('a', 1)).toMatchObject({
      n: { N: '-4' },
      tags: { SS: ['y'] },
      l: { L: [{ S: 'q' }] },
    });
  });

  test('see the item as it was before, on every right-hand side', async () => {
    const { put, update } = await world();
    await put('a', 1, { x: { N: '1' }, y: { N: '2' } });
    const { Attributes } = await update('a', 1, 'SET x = y, y = x', {
      ReturnValues: 'UPDATED_NEW',
    });
    expect(Attributes).toEqual({ x: { N: '2' }, y: { N: '1' } });
  });

  test.each([
    [
      'SET id = :v',
      'One or more parameter values were invalid: Cannot update attribute id. This attribute is part of the key',
    ],
    [
      'SET absent.x = :v',
      'The document path provided in the update expression is invalid for update',
    ],
    [
      'SET x = absent, y = :v',
      'The provided expression refers to an attribute that does not exist in the item',
    ],
    ['SET x = x + :v', 'An operand in the update expression has an incorrect data type'],
    [
      'SET x = :v, x.y = :v',
      'Invalid UpdateExpression: Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [x], path two: [x, y]',
    ],
    [
      'SET x = :v SET y = :v',
      'Invalid UpdateExpression: The "SET" section can only be used once in an update expression;',
    ],
    [
      'SET x = :nothing',
      'Invalid UpdateExpression: An expression attribute value used in expression is not defined; attribute value: :nothing',
    ],
    ['SET x :v', 'Invalid UpdateExpression: Syntax error; token: ":v", near: "x :v"'],
    [
      'SET status = :v',
      'Invalid UpdateExpression: Attribute name is a reserved keyword; reserved keyword: status',
    ],
    [
      'ADD x :v',
      'Invalid UpdateExpression: Incorrect operand type for operator or function; operator: ADD, operand type: STRING',
    ],
    ['REMOVE x', 'Value provided in ExpressionAttributeValues unused in expressions: keys: {:v}'],
    ['SET x = twice(:v)', 'Invalid UpdateExpression: Invalid function name; function: twice'],
  ])('%s is refused', async (expression, message) => {
    const { put, update } = await world();
    await put('a', 1, { x: { S: 'text' } });
    const ExpressionAttributeValues = { ':v': { S: 'v' } };
    await expect(update('a', 1, expression, { ExpressionAttributeValues })).rejects.toMatchObject({
      name: 'ValidationException',
      message,
    });
  });
});

describe('queries', () => {
  test('give a partition in the order of its numbers, both ways', async () => {
    const { put, query } = await world();
    for (const at of [10, 9, -1, 0.5]) await put('a', at);
    await put('b', 1);
    const order = async (input: object) =>
      (await query('id = :id', { ':id': { S: 'a' } }, input)).Items?.map(({ pos }) => pos?.N);
    expect(await order({})).toEqual(['-1', '0.5', '9', '10']);
    expect(await order({ ScanIndexForward: false, Limit: 2 })).toEqual(['10', '9']);
  });

  test('of an index see its items and its attributes only', async () => {
    const { put, query } = await world();
    await put('a', 2, { team: { S: 't' }, kept: { S: 'k' }, other: { S: 'o' } });
    await put('b', 1, { team: { S: 't' } });
    await put('c', 3);
    const { Items } = await query('team = :t', { ':t': { S: 't' } }, { IndexName: 'by-team' });
    expect(Items).toEqual([
      { id: { S: 'b' }, pos: { N: '1' }, team: { S: 't' } },
      { id: { S: 'a' }, pos: { N: '2' }, team: { S: 't' }, kept: { S: 'k' } },
    ]);
    const consistent = { IndexName: 'by-team', ConsistentRead: true };
    await expect(query('team = :t', { ':t': { S: 't' } }, consistent)).rejects.toThrow(
      'Consistent reads are not supported on global secondary indexes',
    );
  });

  test('stop at a megabyte, before their filter is asked', async () => {
    const { put, query } = await world();
    for (let at = 1; at <= 4; at += 1) await put('a', at, { big: { S: 'x'.repeat(400_000) } });
    const values = { ':id': { S: 'a' }, ':four': { N: '4' } };
    const input = { FilterExpression: 'size(big) < :four' };
    const first = await query('id = :id', values, input);
    expect(first).toMatchObject({
      Count: 0,
      ScannedCount: 3,
      LastEvaluatedKey: { pos: { N: '3' } },
    });
    const second = await query('id = :id', values, {
      ...input,
      ExclusiveStartKey: first.LastEvaluatedKey,
    });
    expect(second.ScannedCount).toBe(1);
    expect(second.LastEvaluatedKey).toBeUndefined();
  });

  test.each([
    ['pos = :n', 'Query condition missed key schema element: id'],
    ['id > :id', 'Query key condition not supported'],
    [
      'id = :n',
      'One or more parameter values were invalid: Condition parameter type does not match schema type',
    ],
    ['id = :id AND elsewhere = :n', 'Query condition missed key schema element: pos'],
    ['id = :id OR pos = :n', 'Invalid operator used in KeyConditionExpression: OR'],
  ])('with the key condition %s are refused', async (condition, message) => {
    const { query } = await world();
    const used = { ':id': { S: 'a' }, ':n': { N: '1' } };
    const values = Object.fromEntries(
      Object.entries(used).filter(([name]) => condition.split(' ').includes(name)),
    );
    await expect(query(condition, values)).rejects.toMatchObject({ message });
  });

  test('cannot filter by their key', async () => {
    const { query } = await world();
    const filter = { FilterExpression: 'pos > :n' };
    await expect(
      query('id = :id', { ':id': { S: 'a' }, ':n': { N: '1' } }, filter),
    ).rejects.toThrow(
      'Filter Expression can only contain non-primary key attributes: Primary key attribute: pos',
    );
  });

  test('a scan in segments sees every item once', async () => {
    const { client, put } = await world();
    for (let index = 0; index < 50; index += 1) await put(`item-${index}`, 1);
    const segments = await Promise.all(
      [0, 1, 2].map((Segment) =>
        client.send(new ScanCommand({ TableName, Segment, TotalSegments: 3 })),
      ),
    );
    const ids = segments.flatMap(({ Items }) => Items?.map(({ id }) => id?.S));
    expect(new Set(ids).size).toBe(50);
    expect(ids).toHaveLength(50);
  });
});

describe('batches and transactions', () => {
  test('write and read up to their limits, each item once', async () => {
    const { client, key } = await world();
    const write = (requests: object[]) =>
      client.send(new BatchWriteItemCommand({ RequestItems: { [TableName]: requests } }));
    const puts = (count: number) =>
      Array.from({ length: count }, (_, at) => ({ PutRequest: { Item: key('a', at) } }));
    expect((await write(puts(25))).UnprocessedItems).toEqual({});
    await expect(write(puts(26))).rejects.toThrow(
      'Too many items requested for the BatchWriteItem call',
    );
    await expect(write([...puts(1), ...puts(1)])).rejects.toThrow(
      'Provided list of item keys contains duplicates',
    );
    const { Responses } = await client.send(
      new BatchGetItemCommand({
        RequestItems: { [TableName]: { Keys: [key('a', 1), key('a', 2), key('none', 1)] } },
      }),
    );
    expect(Responses?.[TableName]).toHaveLength(2);
  });

  test('a transaction is made whole or not at all, and once for one token', async () => {
    const { client, key, put, get } = await world();
    await put('a', 1, { n: { N: '1' } });
    const add = (id: string) => ({
      Update: {
        TableName,
        Key: key(id, 1),
        UpdateExpression: 'ADD n :one',
        ConditionExpression: 'attribute_exists(id)',
        ExpressionAttributeValues: { ':one': { N: '1' } },
      },
    });
    const run = (TransactItems: object[], ClientRequestToken?: string) =>
      client.send(new TransactWriteItemsCommand({ TransactItems, ClientRequestToken }));
    await expect(run([add('a'), add('b')])).rejects.toMatchObject({
      name: 'TransactionCanceledException',
      CancellationReasons: [{ Code: 'None' }, { Code: 'ConditionalCheckFailed' }],
    });
    expect(await get('a', 1)).toMatchObject({ n: { N: '1' } });
    await run([add('a')], 'token');
    await run([add('a')], 'token');
    expect(await get('a', 1)).toMatchObject({ n: { N: '2' } });
    await expect(run([add('b')], 'token')).rejects.toMatchObject({
      name: 'IdempotentParameterMismatchException',
    });
    await expect(run([add('a'), add('a')])).rejects.toThrow(
      'Transaction request cannot include multiple operations on one item',
    );
    const { Responses } = await client.send(
      new TransactGetItemsCommand({ TransactItems: [{ Get: { TableName, Key: key('a', 1) } }] }),
    );
    expect(Responses?.[0]?.Item).toMatchObject({ n: { N: '2' } });
  });
});

describe('tables', () => {
  test('of templates give name and ARN, and stay while they are protected', async () => {
    const { client, resources } = await world();
    const properties = {
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    };
    const table = await resources.create('AWS::DynamoDB::Table', {
      ...properties,
      DeletionProtectionEnabled: true,
    });
    expect(table.attribute('Arn')).toBe(
      `arn:aws:dynamodb:eu-west-1:123456789012:table/${table.ref}`,
    );
    const drop = client.send(new DeleteTableCommand({ TableName: table.ref }));
    await expect(drop).rejects.toThrow('protected against deletion');
    await resources.delete(await resources.update(table, properties));
  });

  test.each([
    [
      { KeySchema: [{ AttributeName: 'x', KeyType: 'HASH' }] },
      'Some index key attributes are not defined',
    ],
    [
      { KeySchema: [{ AttributeName: 'id', KeyType: 'RANGE' }] },
      'The first KeySchemaElement is not a HASH key type',
    ],
    [
      { BillingMode: 'PROVISIONED' },
      'ReadCapacityUnits and WriteCapacityUnits must both be specified',
    ],
    [
      { StreamSpecification: { StreamViewType: 'NEW_IMAGE' } },
      'The sandbox does not model StreamSpecification of AWS::DynamoDB::Table.',
    ],
  ])('of templates with %j are refused', async (changes, message) => {
    const { resources } = await world();
    const table = resources.create('AWS::DynamoDB::Table', {
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      ...changes,
    });
    await expect(table).rejects.toThrow(message);
  });

  test('refuse the parameters that expressions replaced', async () => {
    const { client } = await world();
    const old = new ScanCommand({ TableName, ScanFilter: {} });
    await expect(client.send(old)).rejects.toThrow(
      'The sandbox does not model ScanFilter of Scan.',
    );
  });
});
