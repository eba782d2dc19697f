import type { Account } from '../account.ts';
import type { Call, Caller, Need, Operation } from '../aws/operation.ts';
import { refuseUnknown } from '../aws/refuse-unknown.ts';
import type { MessageFlow } from './message-flow.ts';
import type { Queue } from './queue.ts';
import type { QueueStore } from './queue-store.ts';

export interface QueueParts extends Pick<Account, 'clock' | 'identity'> {
  readonly store: QueueStore;
  readonly flow: MessageFlow;
  /** Throws AccessDenied when the policy of the queue denies it. */
  readonly guard: (queue: Queue, caller: Caller, action: string) => void;
  /** Messages of a standard queue that may be in flight at once. */
  readonly inFlightLimit: number;
}

/** An operation on one queue, which its input names by URL. */
export function onQueue<Input extends { readonly QueueUrl?: string | undefined }, Output>(
  { store, guard }: QueueParts,
  {
    name,
    action = name,
    fields,
  }: {
    readonly name: string;
    /** The permission, if called otherwise than the operation. */
    readonly action?: string;
    readonly fields: readonly (keyof Input & string)[];
  },
  run: (queue: Queue, input: Input, call: Call) => Output | Promise<Output>,
): Operation<Input, Output> {
  return {
    needs: ({ QueueUrl }) => [needFor(store, action, QueueUrl)],
    run: (input, call) => {
      refuseUnknown(name, input, ['QueueUrl', ...fields]);
      const queue = store.byUrl(input.QueueUrl);
      guard(queue, call.caller, action);
      return run(queue, input, call);
    },
  };
}

function needFor(store: QueueStore, action: string, url = ''): Need {
  const name = url.slice(url.lastIndexOf('/') + 1);
  return { action: `sqs:${action}`, resource: store.arnOfName(name) };
}
