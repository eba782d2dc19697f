import { createHash } from 'node:crypto';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { largestInlineTemplate } from '@seaworthy/compiler';
import type { DeploymentContext } from '../../aws/deployment-context.ts';
import type { StackDeployment } from '../stack-deployment.ts';
import { NoTemplateBucket, openTemplateBucket } from './template-bucket.ts';
import { TemplateNotSent } from './template-not-sent.ts';

/** How a call to CloudFormation gives it a template. */
export type TemplateSource = { readonly TemplateBody: string } | { readonly TemplateURL: string };

type Sent = Pick<StackDeployment, 'name' | 'body'>;

/**
 * In the call itself or, where that is too small, through the account's bucket for templates, which
 * is made when there is none. Throws TemplateNotSent, and what the SDK throws.
 */
export async function templateSource(
  stack: Sent,
  context: DeploymentContext,
): Promise<TemplateSource> {
  if (Buffer.byteLength(stack.body) <= largestInlineTemplate) return { TemplateBody: stack.body };
  try {
    return { TemplateURL: await leave(stack, context) };
  } catch (error) {
    throw isBucketsFault(error) ? new TemplateNotSent(stack, error.message) : error;
  }
}

/** Put also when it is there already, as it may be about to expire. Answers its URL. */
async function leave({ name, body }: Sent, context: DeploymentContext): Promise<string> {
  const bucket = await openTemplateBucket(context);
  // Below the stack's name, so that whoever deploys one project cannot change another's.
  const key = `${name}/${createHash('sha256').update(body).digest('hex')}.json`;
  const command = new PutObjectCommand({
    Bucket: bucket.name,
    ExpectedBucketOwner: bucket.owner,
    Key: key,
    Body: body,
    ContentType: 'application/json',
  });
  const { s3 } = await context.further();
  await s3.send(command, { abortSignal: context.signal });
  return `https://${bucket.host}/${key}`;
}

/** S3 says `Access Denied` and no more when its bucket is another account's. */
function isBucketsFault(error: unknown): error is Error {
  if (error instanceof NoTemplateBucket) return true;
  if (!(error instanceof Error)) return false;
  return error.name === 'NoSuchBucket' || error.message === 'Access Denied';
}
