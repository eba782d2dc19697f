import type { Log } from '../../log.ts';
import type { EnvMap } from '../../secrets/options.ts';
import { loadPeer } from '../load-peer.ts';
import { usualLargestMessage } from '../message-size.ts';
import type { AwsTaskSettings } from '../settings.ts';
import { TaskMistake } from '../task-mistake.ts';
import type { TaskQueue } from '../task-queue.ts';
import { loadS3 } from './load-s3.ts';
import type { SqsClient } from './sqs-client.ts';
import { createSqsQueue } from './sqs-queue.ts';

/** The queue at `QUEUE_URL`. Throws TaskMistake without one: it never falls back to another kind. */
export async function openSqsQueue(
  settings: AwsTaskSettings,
  env: Readonly<EnvMap>,
  log: Log,
): Promise<TaskQueue> {
  const url = settings.queueUrl ?? env.QUEUE_URL?.trim();
  if (!url) throw new TaskMistake('TASK_SERVICE_IMPL is AWS, and QUEUE_URL is missing.');
  if (!URL.canParse(url)) throw new TaskMistake('QUEUE_URL is not a URL.');
  return createSqsQueue({
    url,
    log,
    sqs: settings.sqs ?? (await loadSqs(url)),
    s3: loadS3(settings.s3),
    bucket: settings.payloadBucket ?? (env.TASK_PAYLOAD_BUCKET?.trim() || undefined),
    largest: settings.largestMessage ?? usualLargestMessage,
  });
}

async function loadSqs(url: string): Promise<SqsClient> {
  const { SQS } = await loadPeer('@aws-sdk/client-sqs', () => import('@aws-sdk/client-sqs'));
  const [, region] = /^https:\/\/sqs\.([\w-]+)\.amazonaws\./.exec(url) ?? [];
  return new SQS(region === undefined ? {} : { region });
}
