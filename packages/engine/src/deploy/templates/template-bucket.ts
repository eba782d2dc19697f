import { CreateStackCommand, type Stack } from '@aws-sdk/client-cloudformation';
import { templateBucketStack, templateBucketTemplate } from '@seaworthy/compiler';
import type { DeploymentContext } from '../../aws/deployment-context.ts';
import { pauseAfter } from '../../aws/pause-after.ts';
import { awsReason } from '../aws-reason.ts';
import { followStack } from '../follow-stack.ts';
import { makeDeployable, type StackRescue } from '../make-deployable.ts';
import { requestToken } from '../request-token.ts';
import { StackStuck } from '../stack-stuck.ts';

/** Where templates are left for CloudFormation to read. */
export interface TemplateBucket {
  readonly name: string;
  /** Such as `NAME.s3.eu-central-1.amazonaws.com`. */
  readonly host: string;
  /** The account's 12 digits. */
  readonly owner: string;
}

/** There is no bucket for templates, and none can be made; the message is why. */
export class NoTemplateBucket extends Error {
  override readonly name = 'NoTemplateBucket';
}

/**
 * The account's bucket for templates, which all projects in the region share; it is made when there
 * is none. Whoever makes it at the same moment is waited for, and what an earlier attempt has left
 * is cleared away. Throws NoTemplateBucket.
 */
export async function openTemplateBucket(context: DeploymentContext): Promise<TemplateBucket> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const askedAt = context.clock.now();
    const stack = await findStack(context);
    const bucket = stack ? bucketOf(stack) : await makeBucket(context);
    if (bucket) return bucket;
    await pauseAfter(askedAt, context); // AWS may not show yet what somebody else has made
  }
  throw new NoTemplateBucket(`others keep changing the stack ${templateBucketStack}`);
}

const mostTries = 12;

/** The stack of the bucket at rest; undefined when it has to be made. */
async function findStack(context: DeploymentContext): Promise<Stack | undefined> {
  const stack = { name: templateBucketStack, layer: 'service' } as const; // it holds nothing of worth
  const tell = (rescue: StackRescue): void => {
    if (rescue === 'follows') context.emit({ kind: 'template-bucket', state: 'busy' });
  };
  try {
    return await makeDeployable(stack, { tell, hear: () => {} }, context);
  } catch (error) {
    if (!(error instanceof StackStuck)) throw error;
    const { stackName, status, resources } = error;
    const reasons = resources.map(({ logicalId, reason }) => `${logicalId}: ${reason}`);
    const why = reasons.join('; ') || error.message || 'CloudFormation gives no reason';
    throw new NoTemplateBucket(`the stack ${stackName} is in ${status}: ${why}`);
  }
}

function bucketOf({ StackId = '', Outputs = [] }: Stack): TemplateBucket {
  const outputs = new Map(Outputs.map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue]));
  const [name, host] = [outputs.get('Bucket'), outputs.get('Host')];
  if (name === undefined || host === undefined) {
    throw new NoTemplateBucket(`the stack ${templateBucketStack} is there, and has none`);
  }
  const [, , , , owner = ''] = StackId.split(':');
  return { name, host, owner };
}

/** Undefined when somebody else was faster. A stack that fails goes away again by itself. */
async function makeBucket(context: DeploymentContext): Promise<TemplateBucket | undefined> {
  const command = new CreateStackCommand({
    StackName: templateBucketStack,
    TemplateBody: templateBucketTemplate(),
    OnFailure: 'DELETE',
    ClientRequestToken: requestToken(),
    Tags: [{ Key: 'seaworthy:purpose', Value: 'templates' }],
  });
  const stackId = await context.clients.cloudFormation.send(command).then(
    ({ StackId }) => StackId,
    (error: unknown) => {
      if (error instanceof Error && error.name === 'AlreadyExistsException') return undefined;
      throw error;
    },
  );
  if (stackId === undefined) return undefined;
  context.emit({ kind: 'template-bucket', state: 'started' });
  const reasons: string[] = [];
  const end = await followStack(
    stackId,
    new Set(),
    ({ status, reason }, aboutStack) => {
      if (!aboutStack && status === 'CREATE_FAILED') reasons.push(awsReason(reason));
    },
    context,
  );
  if (end.StackStatus !== 'CREATE_COMPLETE') {
    throw new NoTemplateBucket(reasons[0] ?? awsReason(end.StackStatusReason));
  }
  context.emit({ kind: 'template-bucket', state: 'done' });
  return bucketOf(end);
}
