import { ExecuteChangeSetCommand } from '@aws-sdk/client-cloudformation';
import type { DeploymentContext } from '../../aws/deployment-context.ts';
import { ChangeSetRefused, createChangeSet } from '../change-set.ts';
import { followStack, startFollowing } from '../follow-stack.ts';
import type { StackDeployment } from '../stack-deployment.ts';
import { importableTypes } from './importable-types.ts';
import type { LeftBehind } from './left-behind.ts';

/**
 * Makes a stack what `stack` says, which adds nothing but these things: all of them, or none. Answers
 * which cannot be taken up, by logical id. Throws ChangeSetRefused, and what the SDK throws.
 */
export async function importThings(
  stack: StackDeployment,
  things: readonly LeftBehind[],
  context: DeploymentContext,
): Promise<ReadonlySet<string>> {
  const changeSet = await orderImport(stack, things, context);
  if ('refused' in changeSet) return changeSet.refused;
  const { stackId, name } = changeSet;
  const heard = await startFollowing(stackId, context);
  await context.clients.cloudFormation.send(
    new ExecuteChangeSetCommand({
      StackName: stack.name,
      ChangeSetName: name,
      ClientRequestToken: name,
    }),
  );
  const failed = new Set<string>();
  const end = await followStack(
    stackId,
    heard,
    (event, aboutStack) => {
      if (!aboutStack && event.status === 'IMPORT_FAILED') failed.add(event.logicalId);
    },
    context,
  );
  if (end.StackStatus === 'IMPORT_COMPLETE' || failed.size > 0) return failed;
  throw new ChangeSetRefused(stack.name, end.StackStatusReason ?? `it is in ${end.StackStatus}`);
}

async function orderImport(
  stack: StackDeployment,
  things: readonly LeftBehind[],
  context: DeploymentContext,
): Promise<{ readonly stackId: string; readonly name: string } | Refused> {
  const targets = things.map(({ logicalId, physicalId, resource }) => ({
    LogicalResourceId: logicalId,
    ResourceType: resource.Type,
    ResourceIdentifier: { [importableTypes[resource.Type]?.identifiedBy ?? '']: physicalId },
  }));
  try {
    const changeSet = await createChangeSet(stack, 'IMPORT', context, targets);
    if (changeSet) return changeSet;
    throw new ChangeSetRefused(stack.name, 'The import would take up nothing.');
  } catch (error) {
    const refused = error instanceof ChangeSetRefused ? namedIn(error.message, things) : [];
    if (refused.length === 0) throw error;
    return { refused: new Set(refused) };
  }
}

interface Refused {
  readonly refused: ReadonlySet<string>;
}

/** What a refusal is about. */
function namedIn(message: string, things: readonly LeftBehind[]): readonly string[] {
  return things
    .filter(({ physicalId, logicalId }) => {
      const words = new Set(message.split(/[\s[\],'"]+/));
      return words.has(physicalId) || words.has(logicalId);
    })
    .map(({ logicalId }) => logicalId);
}
