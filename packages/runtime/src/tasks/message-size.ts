import { TaskMistake } from './task-mistake.ts';
import type { TaskQueue } from './task-queue.ts';

/** Bytes of a message beyond which its body goes to S3: SQS takes 1 MiB with all attributes. */
export const usualLargestMessage = 900_000;

/** The same words for every implementation. */
export function tooLarge(bytes: number, largest: number): TaskMistake {
  return new TaskMistake(
    `The task has ${bytes} bytes, above ${largest}: pass an id instead, or set TASK_PAYLOAD_BUCKET.`,
  );
}

/** Refuses on a laptop what AWS would refuse. With a bucket there, the size does not matter here. */
export function limitSize(queue: TaskQueue, bucket: string | undefined): TaskQueue {
  if (bucket) return queue;
  return {
    ...queue,
    send: async (task) => {
      const bytes = Buffer.byteLength(task.body);
      if (bytes > usualLargestMessage) throw tooLarge(bytes, usualLargestMessage);
      await queue.send(task);
    },
  };
}
