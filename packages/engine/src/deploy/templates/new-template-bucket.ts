import { largestInlineTemplate, type Template, templateBucketStack } from '@seaworthy/compiler';
import type { DeploymentContext } from '../../aws/deployment-context.ts';
import { describeStack } from '../describe-stack.ts';

/** The stack of the bucket for templates, if these templates need it and it has yet to be made. */
export async function newTemplateBucket(
  templates: readonly Pick<Template, 'bytes'>[],
  context: Pick<DeploymentContext, 'clients' | 'signal'>,
): Promise<readonly string[]> {
  if (!templates.some(({ bytes }) => bytes > largestInlineTemplate)) return [];
  return (await describeStack(templateBucketStack, context)) ? [] : [templateBucketStack];
}
