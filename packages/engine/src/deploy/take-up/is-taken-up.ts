import type { Stack } from '@aws-sdk/client-cloudformation';
import type { StackDeployment } from '../stack-deployment.ts';
import type { AskContext } from './ask-context.ts';
import { findLeftBehind, listResources } from './left-behind.ts';

/**
 * Whether a stack is one of ours that a deployment had made of what was left behind, and was
 * interrupted before it could bring in the rest: an import carries no tags.
 */
export async function isTakenUp(
  { StackStatus: status, Tags = [] }: Stack,
  stack: Pick<StackDeployment, 'name' | 'body' | 'tags'>,
  context: AskContext,
): Promise<boolean> {
  if (!status?.startsWith('IMPORT_') || Tags.length > 0) return false;
  const [resources, ours] = await Promise.all([
    listResources(stack.name, context),
    findLeftBehind(stack, context),
  ]);
  const known = new Set(ours.map(({ physicalId }) => physicalId));
  return resources.every(({ PhysicalResourceId = '' }) => known.has(PhysicalResourceId));
}
