import type { Sandbox } from '@seaworthy/sandbox';

export interface SubmittedJob {
  readonly jobId: string;
  /** Whether it is for a message that came into the queue. */
  readonly isOfQueue: boolean;
}

/**
 * The job that a stack's pipe has submitted last, or else one that it submits now for this message.
 * Rejects with what AWS refuses it with.
 */
export async function submitJob(
  stackName: string,
  message: string,
  { pipes }: Sandbox,
): Promise<SubmittedJob> {
  const last = await pipes.lastJob(stackName);
  const { jobId } = last ?? (await pipes.submitNow(stackName, message));
  if (jobId === undefined) throw new Error('AWS Batch accepted the job and gave it no id');
  return { jobId, isOfQueue: last !== undefined };
}
