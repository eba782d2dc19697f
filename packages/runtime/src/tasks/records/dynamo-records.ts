import { machineClock, type TaskClock } from '../task-clock.ts';
import type { Claim, Ending, TaskRecord, TaskRecords } from './task-records.ts';

type Value = { readonly S: string } | { readonly N: string };

interface Condition {
  readonly TableName: string;
  readonly Key: Record<string, Value>;
  readonly UpdateExpression: string;
  readonly ConditionExpression: string;
  readonly ExpressionAttributeNames: Record<string, string>;
  readonly ExpressionAttributeValues: Record<string, Value>;
}

/** What is used of the SDK's `DynamoDB`. */
export interface DynamoClient {
  updateItem(input: Condition): Promise<unknown>;
  getItem(input: {
    readonly TableName: string;
    readonly Key: Record<string, Value>;
    readonly ConsistentRead: true;
  }): Promise<{
    readonly Item?: Record<string, { readonly S?: string; readonly N?: string }> | undefined;
  }>;
}

export interface DynamoRecordsOptions {
  readonly client: DynamoClient;
  /** A table with the text `key` as its partition key, and `expiresAt` for its time to live. */
  readonly table: string;
  /** Default 30: longer than a task can be in a queue and among its dead letters. */
  readonly keepDays?: number;
  readonly clock?: TaskClock;
}

/** Records in a table of DynamoDB. Leases are measured by the clocks of the workers. */
export function dynamoRecords(options: DynamoRecordsOptions): TaskRecords {
  const { client, table, keepDays = 30, clock = machineClock } = options;

  /** Changes one item under a condition; false when it does not hold. */
  async function change(
    key: string,
    condition: string,
    asked: Readonly<Record<string, Value>>,
    set: Readonly<Record<string, Value>>,
  ): Promise<boolean> {
    const now = clock.now();
    const expiresAt = Math.ceil(now / 1000) + keepDays * 86_400;
    const all = { ...set, updatedAt: number(now), expiresAt: number(expiresAt) };
    const names = new Set([...Object.keys(all), 'state', 'owner', 'until']);
    const used = [...names].filter((name) => name in all || condition.includes(`#${name}`));
    const entries = Object.entries(all);
    try {
      await client.updateItem({
        TableName: table,
        Key: { key: text(key) },
        UpdateExpression: `SET ${entries.map(([name]) => `#${name} = :${name}`).join(', ')}`,
        ConditionExpression: condition,
        ExpressionAttributeNames: Object.fromEntries(used.map((name) => [`#${name}`, name])),
        ExpressionAttributeValues: {
          ...asked,
          ...Object.fromEntries(entries.map(([name, value]) => [`:${name}`, value])),
        },
      });
      return true;
    } catch (error) {
      if (error instanceof Error && error.name === 'ConditionalCheckFailedException') return false;
      throw error;
    }
  }

  const held = '#owner = :mine AND #state = :running';
  const changeHeld = ({ key, owner }: Claim, set: Readonly<Record<string, Value>>) =>
    change(key, held, { ':mine': text(owner), ':running': text('running') }, set);

  async function find(key: string): Promise<TaskRecord | undefined> {
    const asked = { TableName: table, Key: { key: text(key) }, ConsistentRead: true } as const;
    const { Item: item } = await client.getItem(asked);
    if (!item?.state?.S) return undefined;
    return {
      state: item.state.S as TaskRecord['state'],
      attempt: Number(item.attempt?.N),
      updatedAt: new Date(Number(item.updatedAt?.N)),
      ...(item.progress?.S === undefined ? {} : { progress: JSON.parse(item.progress.S) }),
      ...(item.result?.S === undefined ? {} : { result: JSON.parse(item.result.S) }),
      ...(item.error?.S === undefined ? {} : { error: item.error.S }),
    };
  }

  return {
    begin: async ({ key, owner, attempt, leaseMs }) => {
      const now = clock.now();
      const isStarted = await change(
        key,
        'attribute_not_exists(#state) OR #state IN (:waiting, :dead) OR (#state = :state AND #until < :now)',
        { ':waiting': text('waiting'), ':dead': text('dead'), ':now': number(now) },
        {
          state: text('running'),
          owner: text(owner),
          attempt: number(attempt),
          until: number(now + leaseMs),
        },
      );
      if (isStarted) return 'started';
      return (await find(key))?.state === 'completed' ? 'completed' : 'running';
    },
    extend: (claim, progress) =>
      changeHeld(claim, {
        until: number(clock.now() + claim.leaseMs),
        ...(progress === undefined ? {} : { progress: text(JSON.stringify(progress)) }),
      }),
    end: (claim, ending) => changeHeld(claim, endOf(ending)),
    find,
  };
}

function endOf(ending: Ending): Record<string, Value> {
  if (ending.state !== 'completed') return { state: text(ending.state), error: text(ending.error) };
  const { result } = ending;
  return {
    state: text('completed'),
    ...(result === undefined ? {} : { result: text(JSON.stringify(result)) }),
  };
}

const text = (S: string): Value => ({ S });
const number = (N: number): Value => ({ N: String(N) });
