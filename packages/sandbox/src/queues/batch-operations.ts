import type {
  BatchResultErrorEntry,
  ChangeMessageVisibilityBatchRequest,
  ChangeMessageVisibilityBatchResult,
  DeleteMessageBatchRequest,
  DeleteMessageBatchResult,
  SendMessageBatchRequest,
  SendMessageBatchResult,
} from '@aws-sdk/client-sqs';
import { AwsError } from '../aws/aws-error.ts';
import type { Operations } from '../aws/operation.ts';
import { changeVisibility, sendMessage } from './message-operations.ts';
import { queueErrors } from './queue-errors.ts';
import { onQueue, type QueueParts } from './queue-parts.ts';
import { largestMessage, sizeOf } from './sent-message.ts';

/** Operations on up to ten messages; each succeeds or fails on its own. */
export function batchOperations(parts: QueueParts): Operations {
  const { flow } = parts;
  return {
    SendMessageBatch: onQueue<SendMessageBatchRequest, SendMessageBatchResult>(
      parts,
      { name: 'SendMessageBatch', action: 'SendMessage', fields: ['Entries'] },
      (queue, { Entries = [] }, { caller }) => {
        checkEntries(Entries, 'SendMessageBatchRequestEntry');
        const bytes = Entries.reduce((sum, entry) => sum + sizeOf(entry), 0);
        if (bytes > largestMessage) throw queueErrors.batchTooLong(largestMessage, bytes);
        const results = eachOf(Entries, (entry) => sendMessage(queue, entry, caller, parts));
        return {
          Successful: results.successful.map(({ Id, output }) => ({
            ...output,
            Id,
            MessageId: output.MessageId,
            MD5OfMessageBody: output.MD5OfMessageBody,
          })),
          Failed: results.failed,
        };
      },
    ),
    DeleteMessageBatch: onQueue<DeleteMessageBatchRequest, DeleteMessageBatchResult>(
      parts,
      { name: 'DeleteMessageBatch', action: 'DeleteMessage', fields: ['Entries'] },
      (queue, { Entries = [] }) => {
        checkEntries(Entries, 'DeleteMessageBatchRequestEntry');
        const { successful, failed } = eachOf(Entries, ({ ReceiptHandle }) =>
          flow.remove(queue, ReceiptHandle),
        );
        return { Successful: successful.map(({ Id }) => ({ Id })), Failed: failed };
      },
    ),
    ChangeMessageVisibilityBatch: onQueue<
      ChangeMessageVisibilityBatchRequest,
      ChangeMessageVisibilityBatchResult
    >(
      parts,
      {
        name: 'ChangeMessageVisibilityBatch',
        action: 'ChangeMessageVisibility',
        fields: ['Entries'],
      },
      (queue, { Entries = [] }) => {
        checkEntries(Entries, 'ChangeMessageVisibilityBatchRequestEntry');
        const { successful, failed } = eachOf(Entries, (entry) =>
          changeVisibility(queue, entry, parts),
        );
        return { Successful: successful.map(({ Id }) => ({ Id })), Failed: failed };
      },
    ),
  };
}

interface Entry {
  readonly Id: string | undefined;
}

function checkEntries(entries: readonly Entry[], entryType: string): void {
  if (entries.length === 0) throw queueErrors.emptyBatch(entryType);
  if (entries.length > 10) throw queueErrors.tooManyEntries(entries.length);
  const seen = new Set<string>();
  for (const { Id: id = '' } of entries) {
    if (!/^[\w-]{1,80}$/.test(id)) throw queueErrors.badEntryId();
    if (seen.has(id)) throw queueErrors.repeatedId(id);
    seen.add(id);
  }
}

function eachOf<One extends Entry, Output>(
  entries: readonly One[],
  run: (entry: One) => Output,
): {
  readonly successful: { readonly Id: string; readonly output: Output }[];
  readonly failed: BatchResultErrorEntry[];
} {
  const successful: { readonly Id: string; readonly output: Output }[] = [];
  const failed: BatchResultErrorEntry[] = [];
  for (const entry of entries) {
    const Id = entry.Id ?? '';
    try {
      successful.push({ Id, output: run(entry) });
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      failed.push({ Id, SenderFault: true, Code: error.name, Message: error.message });
    }
  }
  return { successful, failed };
}
