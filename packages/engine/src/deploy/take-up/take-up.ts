import type { Stack } from '@aws-sdk/client-cloudformation';
import type { DeploymentContext } from '../../aws/deployment-context.ts';
import { describeStack } from '../describe-stack.ts';
import type { StackDeployment } from '../stack-deployment.ts';
import { importableTogether, importTemplate } from './import-template.ts';
import { importThings } from './import-things.ts';
import { importableTypes } from './importable-types.ts';
import { findLeftBehind, type LeftBehind } from './left-behind.ts';

/**
 * Makes a stack of what an earlier one of its name has left behind, as it is, so that the
 * deployment goes on with it instead of making it anew. An import carries neither tags nor outputs:
 * the deployment brings them in. The stack as it then is; undefined when
 * there is nothing to take up. Throws ChangeSetRefused, and what the SDK throws.
 */
export async function takeUp(
  stack: StackDeployment,
  context: DeploymentContext,
): Promise<Stack | undefined> {
  const found = await findLeftBehind(stack, context);
  if (found.length === 0) return undefined;
  let things = importableTogether(found);
  while (things.length > 0) {
    const body = importTemplate(things);
    const taking = { ...stack, body, parameters: {}, tags: {} };
    const failed = await importThings(taking, things, context);
    if (failed.size === 0) {
      tellTakenUp(stack, things, context);
      break;
    }
    // Somebody has deleted it since: it is made anew.
    things = importableTogether(things.filter(({ logicalId }) => !failed.has(logicalId)));
  }
  const there = await describeStack(stack.name, context);
  return there?.StackStatus === 'REVIEW_IN_PROGRESS' ? undefined : there;
}

/** Tells what is the stack's again. */
export function tellTakenUp(
  { name: stack, layer }: StackDeployment,
  things: readonly LeftBehind[],
  { emit }: DeploymentContext,
): void {
  emit({
    kind: 'taken-up',
    stack,
    layer,
    resources: things.map(({ physicalId, resource: { Type: type } }) => ({
      type,
      physicalId,
      what: importableTypes[type]?.what ?? type,
    })),
  });
}
