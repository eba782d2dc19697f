import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { S3 } from '@aws-sdk/client-s3';
import { SQS } from '@aws-sdk/client-sqs';
import { dataWorld } from '../../../../sandbox/src/endpoints/testing/data-world.ts';
import { realClock } from '../../../../sandbox/src/time/real-clock.ts';
import { type RunningRedis, startRedis } from '../../testing/redis.ts';
import { createTaskService } from '../create-task-service.ts';
import type { TaskServiceSettings } from '../settings.ts';
import type { TaskImplementation, TaskService } from '../task-service.ts';

export interface Implementation {
  readonly name: TaskImplementation;
  /** A service on a queue of its own; `again` opens another one on the same queue. */
  open<Tasks extends object>(settings?: TaskServiceSettings): Promise<Opened<Tasks>>;
  stop(): Promise<void>;
}

export interface Opened<Tasks extends object> {
  readonly tasks: TaskService<Tasks>;
  again(settings?: TaskServiceSettings): Promise<TaskService<Tasks>>;
}

/** On a disk, without hazards: what a test asks for is to happen, and nothing else. */
export async function localImplementation(): Promise<Implementation> {
  const folder = mkdtempSync(join(tmpdir(), 'seaworthy-tasks-'));
  let queues = 0;
  return {
    name: 'LOCAL',
    open: async (settings) => {
      queues += 1;
      const local = { folder: join(folder, String(queues)), hazards: false } as const;
      return openWith({ implementation: 'LOCAL', local }, settings);
    },
    stop: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** On a real Redis, with TLS. */
export async function bullmqImplementation(): Promise<Implementation> {
  const redis: RunningRedis = await startRedis();
  let queues = 0;
  return {
    name: 'BULLMQ',
    open: async (settings) => {
      queues += 1;
      const bullmq = { queueName: `queue-${queues}` };
      return openWith({ implementation: 'BULLMQ', bullmq, env: redis.env }, settings);
    },
    stop: () => redis.stop(),
  };
}

/** On the sandbox's SQS and S3, over HTTP. */
export async function awsImplementation(): Promise<Implementation> {
  let url = '';
  const world = dataWorld(realClock(), { origin: () => url });
  const server = await world.endpoints.listen();
  url = server.url;
  await world.resources.create('AWS::S3::Bucket', { BucketName: 'payloads' });
  const { accessKeyId, secretAccessKey } = world.endpoints.developer;
  const client = {
    region: 'eu-west-1',
    endpoint: url,
    credentials: { accessKeyId, secretAccessKey },
    forcePathStyle: true,
  };
  return {
    name: 'AWS',
    open: async (settings) => {
      const dead = await world.resources.create('AWS::SQS::Queue', {});
      const queue = await world.resources.create('AWS::SQS::Queue', {
        VisibilityTimeout: 30,
        RedrivePolicy: { deadLetterTargetArn: dead.state.attributes.Arn, maxReceiveCount: 5 },
      });
      const aws = { queueUrl: queue.ref, sqs: new SQS(client), s3: new S3(client) };
      return openWith({ implementation: 'AWS', aws, env: {} }, settings, () => ({
        ...aws,
        sqs: new SQS(client),
      }));
    },
    stop: async () => {
      await server.close();
      if (world.faults.length > 0) throw new AggregateError(world.faults);
    },
  };
}

async function openWith<Tasks extends object>(
  own: TaskServiceSettings,
  settings: TaskServiceSettings = {},
  freshAws?: () => TaskServiceSettings['aws'],
): Promise<Opened<Tasks>> {
  const merge = (further: TaskServiceSettings) => ({
    ...own,
    ...further,
    ...(further.aws ? { aws: { ...own.aws, ...further.aws } } : {}),
  });
  return {
    tasks: await createTaskService<Tasks>(merge(settings)),
    again: (further = {}) => {
      const aws = freshAws?.();
      return createTaskService<Tasks>({ ...merge(further), ...(aws ? { aws } : {}) });
    },
  };
}
