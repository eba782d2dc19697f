/** A message as a pipe reads it. */
export interface QueueMessage {
  readonly messageId: string;
  readonly receiptHandle: string;
  readonly body: string;
  /** `ApproximateReceiveCount`, `SentTimestamp` and the like. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** What pipes, schedules and rules need of SQS. A queue is named by its ARN. */
export interface Queues {
  exists(queueArn: string): boolean;
  /** Up to `most` messages that are visible; they are hidden for the queue's visibility timeout. */
  receive(queueArn: string, most: number): readonly QueueMessage[];
  delete(queueArn: string, receiptHandle: string): void;
  send(queueArn: string, body: string): void;
  /** Calls back whenever a message becomes visible, for the first time or again. */
  onVisible(queueArn: string, listener: () => void): () => void;
}
