interface BatchFailure {
  readonly Id: string | undefined;
  readonly SenderFault: boolean | undefined;
  readonly Code: string | undefined;
  readonly Message?: string | undefined;
}

interface BatchResult {
  readonly Failed?: readonly BatchFailure[] | undefined;
}

export interface SqsAttribute {
  readonly DataType: 'String' | 'Number';
  readonly StringValue: string;
}

/** A message as SQS gives it. */
export interface SqsMessage {
  readonly MessageId?: string | undefined;
  readonly ReceiptHandle?: string | undefined;
  readonly Body?: string | undefined;
  readonly Attributes?: Readonly<Record<string, string>> | undefined;
  readonly MessageAttributes?:
    | Readonly<Record<string, { readonly StringValue?: string | undefined }>>
    | undefined;
}

/** What is used of the SDK's `SQS`. */
export interface SqsClient {
  sendMessageBatch(input: {
    readonly QueueUrl: string;
    readonly Entries: {
      readonly Id: string;
      readonly MessageBody: string;
      readonly DelaySeconds?: number;
      readonly MessageAttributes?: Record<string, SqsAttribute>;
    }[];
  }): Promise<BatchResult>;
  receiveMessage(
    input: {
      readonly QueueUrl: string;
      readonly MaxNumberOfMessages: number;
      readonly WaitTimeSeconds: number;
      readonly VisibilityTimeout: number;
      readonly MessageSystemAttributeNames: ('ApproximateReceiveCount' | 'SentTimestamp')[];
      readonly MessageAttributeNames?: string[];
    },
    options: { readonly abortSignal: AbortSignal },
  ): Promise<{ readonly Messages?: readonly SqsMessage[] | undefined }>;
  deleteMessageBatch(input: {
    readonly QueueUrl: string;
    readonly Entries: { readonly Id: string; readonly ReceiptHandle: string }[];
  }): Promise<BatchResult>;
  changeMessageVisibilityBatch(input: {
    readonly QueueUrl: string;
    readonly Entries: {
      readonly Id: string;
      readonly ReceiptHandle: string;
      readonly VisibilityTimeout: number;
    }[];
  }): Promise<BatchResult>;
  getQueueAttributes(input: {
    readonly QueueUrl: string;
    readonly AttributeNames: (
      | 'RedrivePolicy'
      | 'ApproximateNumberOfMessages'
      | 'ApproximateNumberOfMessagesNotVisible'
      | 'ApproximateNumberOfMessagesDelayed'
    )[];
  }): Promise<{ readonly Attributes?: Readonly<Record<string, string>> | undefined }>;
  destroy(): void;
}

/** An entry of a batch that SQS did not take, inside of an answer that says 200. */
export class SqsRefusal extends Error {
  override readonly name: string;
  readonly isSenderFault: boolean;

  constructor({ Code, Message, SenderFault }: BatchFailure) {
    super(Message ?? 'SQS gave no reason.');
    this.name = Code ?? 'SqsRefusal';
    this.isSenderFault = SenderFault === true;
  }
}

/** Makes one answer of each entry's: undefined, or why it was refused. */
export function refusalsOf(
  count: number,
  { Failed = [] }: BatchResult,
): readonly (SqsRefusal | undefined)[] {
  const refusals = new Map(Failed.map((failure) => [failure.Id, new SqsRefusal(failure)]));
  return Array.from({ length: count }, (_, index) => refusals.get(String(index)));
}
