import type { Lifecycle } from '../lifecycle/options.ts';
import type { Log } from '../log.ts';
import type { EnvMap } from '../secrets/options.ts';
import type { S3Client } from './aws/large-payloads.ts';
import type { SqsClient } from './aws/sqs-client.ts';
import type { Hazards } from './local/hazards.ts';
import type { TaskRecords } from './records/task-records.ts';
import type { TaskImplementation } from './task-service.ts';

export interface TaskServiceSettings {
  /** Default `TASK_SERVICE_IMPL`. */
  readonly implementation?: TaskImplementation;
  /** What remembers what was done; without, the handlers see to that themselves. */
  readonly records?: TaskRecords;
  /** Stops workers and closes the service in its order. */
  readonly lifecycle?: Pick<Lifecycle, 'onDrain' | 'onClose'>;
  readonly log?: Log;
  /** Default `process.env`. */
  readonly env?: Readonly<EnvMap>;
  readonly local?: LocalTaskSettings;
  readonly bullmq?: BullmqTaskSettings;
  readonly aws?: AwsTaskSettings;
}

export interface LocalTaskSettings {
  /** Default `TASK_FOLDER`, else `.seaworthy/tasks`. */
  readonly folder?: string;
  /** What SQS may do and this does too; `false` for none. Default a hundredth of tasks is concerned. */
  readonly hazards?: Partial<Hazards> | false;
}

export interface BullmqTaskSettings {
  /** Default `TASK_QUEUE_NAME`, else `tasks`. */
  readonly queueName?: string;
  /** Variable that has Redis's URL; default `REDIS_URL`, read as `redisSettings` does. */
  readonly variable?: string;
}

export interface AwsTaskSettings {
  /** Default `QUEUE_URL`. */
  readonly queueUrl?: string;
  /** For payloads above `largestMessage`; default `TASK_PAYLOAD_BUCKET`. Without, they are refused. */
  readonly payloadBucket?: string;
  /** Bytes of a message; default 900,000. 20,000 for a queue whose messages start jobs of Batch. */
  readonly largestMessage?: number;
  /** The application's own `new SQS()`. */
  readonly sqs?: SqsClient;
  /** The application's own `new S3()`. */
  readonly s3?: S3Client;
}
