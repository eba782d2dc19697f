interface Waiting<Item> {
  readonly item: Item;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

export interface BatchOptions<Item> {
  /** Bytes of an item; a batch has at most `mostBytes`. */
  readonly bytesOf?: (item: Item) => number;
  readonly mostBytes?: number;
  /** Calls that may be under way at once. */
  readonly calls?: number;
}

/** What SQS takes in one call. */
const mostItems = 10;

/**
 * Makes calls of up to ten items out of calls of one: what is asked while calls are under way
 * shares the next one. `call` gives an error, or undefined, for each item in their order.
 */
export function batchCalls<Item>(
  call: (items: readonly Item[]) => Promise<readonly (Error | undefined)[]>,
  { bytesOf = () => 0, mostBytes = Number.POSITIVE_INFINITY, calls = 4 }: BatchOptions<Item> = {},
): (item: Item) => Promise<void> {
  const waiting: Waiting<Item>[] = [];
  let underWay = 0;
  let isPlanned = false;

  function plan(): void {
    if (isPlanned || waiting.length === 0 || underWay >= calls) return;
    isPlanned = true;
    setImmediate(() => {
      isPlanned = false;
      while (waiting.length > 0 && underWay < calls) run(nextBatch());
    });
  }

  function nextBatch(): readonly Waiting<Item>[] {
    let bytes = 0;
    let count = 0;
    for (const { item } of waiting) {
      bytes += bytesOf(item);
      if (count === mostItems || (count > 0 && bytes > mostBytes)) break;
      count += 1;
    }
    return waiting.splice(0, count);
  }

  function run(batch: readonly Waiting<Item>[]): void {
    underWay += 1;
    call(batch.map(({ item }) => item))
      .then((errors) => {
        for (const [index, { resolve, reject }] of batch.entries()) {
          const error = errors[index];
          if (error) reject(error);
          else resolve();
        }
      })
      .catch((error: unknown) => {
        for (const { reject } of batch) reject(error);
      })
      .finally(() => {
        underWay -= 1;
        plan();
      });
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      plan();
    });
}
