import type { Sandbox } from '@seaworthy/sandbox';

/** Submits the job of a stack's pipe for a message; its id. Rejects with what AWS refuses it with. */
export async function submitJob(
  stackName: string,
  message: string,
  { pipes }: Sandbox,
): Promise<string> {
  const { jobId } = await pipes.submitNow(stackName, message);
  if (jobId === undefined) throw new Error('AWS Batch accepted the job and gave it no id');
  return jobId;
}
