import { GetQueueAttributesCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { requireSettings } from '@seaworthy/runtime/secrets';
import { Redis } from 'ioredis';

/** Work for the worker. */
export interface Task {
  readonly id: string;
  readonly repository: string;
}

/** Where the API leaves work: a Redis list locally, an SQS queue on AWS. */
export interface Tasks {
  ping(): Promise<unknown>;
  submit(task: Task): Promise<unknown>;
  close(): Promise<unknown>;
}

/** Name of the Redis list that the local worker reads. */
export const localList = 'sesami:analysis';

/** The implementation named by `TASK_SERVICE_IMPL`; an unknown name is an error, not LOCAL. */
export function openTasks(
  implementation: string,
  environment: Readonly<Record<string, string | undefined>>,
): Tasks {
  if (implementation === 'LOCAL') {
    return localTasks(requireSettings(['REDIS_URL'], environment).REDIS_URL);
  }
  if (implementation === 'AWS') {
    return queueTasks(requireSettings(['QUEUE_URL'], environment).QUEUE_URL);
  }
  throw new Error('TASK_SERVICE_IMPL must be LOCAL or AWS.');
}

function localTasks(url: string): Tasks {
  const redis = new Redis(url, { maxRetriesPerRequest: 2, lazyConnect: true });
  redis.on('error', (error) => console.error(`queue: ${error.message}`));
  return {
    ping: () => redis.ping(),
    submit: (task) => redis.lpush(localList, JSON.stringify(task)),
    close: () => redis.quit(),
  };
}

function queueTasks(url: string): Tasks {
  const sqs = new SQSClient({});
  return {
    ping: () =>
      sqs.send(new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ['QueueArn'] })),
    submit: (task) =>
      sqs.send(new SendMessageCommand({ QueueUrl: url, MessageBody: JSON.stringify(task) })),
    close: async () => sqs.destroy(),
  };
}
