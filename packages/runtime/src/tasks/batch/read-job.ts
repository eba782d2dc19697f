import type { EnvMap } from '../../secrets/options.ts';
import { fetchBody, readPointer, type S3Client } from '../aws/large-payloads.ts';
import { type Envelope, readEnvelope } from '../envelope.ts';

/** A job that Batch has started for one task. */
export interface BatchJob {
  readonly envelope: Envelope;
  /** From 1. */
  readonly attempt: number;
}

/**
 * Reads the task of a job: the message in `MESSAGE_BODY`, as the pipe hands it over, or the object
 * that it points to. A text instead says why it is none. Throws what S3 throws.
 */
export async function readJob(
  env: Readonly<EnvMap>,
  s3: () => Promise<S3Client>,
): Promise<BatchJob | string> {
  const body = env.MESSAGE_BODY;
  if (!body?.trim()) return 'MESSAGE_BODY is missing: this is not a job for a task.';
  const pointer = readPointer(body);
  const text = pointer ? await fetchBody(await s3(), pointer) : body;
  const envelope = readEnvelope(text);
  if (typeof envelope === 'string') return envelope;
  return { envelope, attempt: Number(env.AWS_BATCH_JOB_ATTEMPT ?? 1) };
}
