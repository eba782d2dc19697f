import type { Account } from '../account.ts';
import { AwsError } from '../aws/aws-error.ts';
import type { Caller, Operations } from '../aws/operation.ts';
import { createIdentity } from '../aws/random-identity.ts';
import { type Asking, decideResourcePolicy, denialMessage } from '../iam/decide-resource-policy.ts';
import type { Decision } from '../iam/roles.ts';
import type { Handlers } from '../resources/handlers.ts';
import { batchOperations } from './batch-operations.ts';
import { systemAttributes } from './describe-message.ts';
import { createMessageFlow, type Duplicates } from './message-flow.ts';
import { messageOperations } from './message-operations.ts';
import type { Queue } from './queue.ts';
import { countMessages, type QueueCounts } from './queue-attributes.ts';
import { queueErrors } from './queue-errors.ts';
import { queueHandler } from './queue-handler.ts';
import { queueOperations } from './queue-operations.ts';
import { queuePolicyHandler } from './queue-policy-handler.ts';
import { createQueueStore } from './queue-store.ts';
import type { Queues } from './queues.ts';
import { handleOf } from './receipt-handle.ts';

export interface QueueOptions {
  /** Standard queues deliver at least once; off unless a test wants to see what that does. */
  readonly duplicates?: Duplicates;
  /** Messages of a standard queue that may be in flight; 120,000 unless said. */
  readonly inFlightLimit?: number;
  /**
   * Scheme and host of the URLs of queues; AWS's unless said. SDK v3 calls that host, and not the
   * endpoint that its environment names: containers need one that they reach.
   */
  readonly origin?: () => string;
}

/** SQS, also for the parts of the sandbox that use queues. */
export interface CreatedQueues extends Queues {
  /** Whether the policy of a queue lets a service send to it on behalf of a resource. */
  maySend(
    queueArn: string,
    service: { readonly name: string; readonly sourceArn: string },
  ): Decision;
  /** What alarms and scaling look at. */
  counts(queueArn: string): QueueCounts | undefined;
  readonly operations: Operations;
  readonly handlers: Handlers;
}

/** Makes SQS, empty. */
export function createQueues(
  dependencies: Pick<Account, 'clock' | 'identity'>,
  options: QueueOptions = {},
): CreatedQueues {
  const { clock, identity } = dependencies;
  const origin = options.origin ?? (() => `https://sqs.${identity.region}.amazonaws.com`);
  const store = createQueueStore({ ...dependencies, origin });
  const isDuplicated = duplicator(options.duplicates);
  const flow = createMessageFlow({ ...dependencies, store, isDuplicated });

  function decide(queue: Queue, asking: Asking, action: string): Decision {
    const need = { action: `sqs:${action}`, resource: queue.arn };
    const statements = queue.settings.Policy?.statements ?? [];
    return decideResourcePolicy(statements, asking, need, dependencies);
  }

  function guard(queue: Queue, caller: Caller, action: string): void {
    const decision = decide(queue, caller, action);
    if (decision.allowed || decision.because === 'implicit') return;
    const message = denialMessage(caller, decision, identity);
    throw new AwsError('AccessDenied', message, { status: 403 });
  }

  function existing(queueArn: string): Queue {
    const queue = store.byArn(queueArn);
    if (queue === undefined) throw queueErrors.noQueue();
    return queue;
  }

  const inFlightLimit = options.inFlightLimit ?? 120_000;
  const parts = { ...dependencies, store, flow, guard, inFlightLimit };
  return {
    exists: (queueArn) => store.byArn(queueArn) !== undefined,
    receive: (queueArn, most) => {
      const queue = store.byArn(queueArn);
      if (queue === undefined) return [];
      return flow.take(queue, most, queue.settings.VisibilityTimeout).map((message) => ({
        messageId: message.id,
        receiptHandle: handleOf(queue, message),
        body: message.body,
        attributes: systemAttributes(queue, message),
      }));
    },
    delete: (queueArn, receiptHandle) => flow.remove(existing(queueArn), receiptHandle),
    send: (queueArn, body) => {
      const queue = existing(queueArn);
      const delay = queue.settings.DelaySeconds;
      flow.send(queue, { body, attributes: {} }, { delay, senderId: 'AIDAIENQZJOLO23YVJ4VO' });
    },
    onVisible: (queueArn, listener) => {
      const queue = existing(queueArn);
      queue.listeners.add(listener);
      return () => queue.listeners.delete(listener);
    },
    maySend: (queueArn, { name, sourceArn }) =>
      decide(existing(queueArn), { kind: 'service', name, sourceArn }, 'SendMessage'),
    counts: (queueArn) => {
      const queue = store.byArn(queueArn);
      return queue && countMessages(queue, flow, clock);
    },
    operations: {
      ...messageOperations(parts),
      ...batchOperations(parts),
      ...queueOperations(parts),
    },
    handlers: {
      'AWS::SQS::Queue': queueHandler(parts),
      'AWS::SQS::QueuePolicy': queuePolicyHandler(parts),
    },
  };
}

function duplicator(duplicates: Duplicates | undefined): () => boolean {
  if (duplicates === undefined) return () => false;
  const random = createIdentity({ account: '', region: '', seed: duplicates.seed });
  return () => Number.parseInt(random.hex(8), 16) / 0x1_0000_0000 < duplicates.rate;
}
