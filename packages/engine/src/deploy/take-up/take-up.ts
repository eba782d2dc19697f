import { ExecuteChangeSetCommand, type Stack } from '@aws-sdk/client-cloudformation';
import type { DeploymentContext } from '../../aws/deployment-context.ts';
import { ChangeSetRefused, createChangeSet } from '../change-set.ts';
import { describeStack } from '../describe-stack.ts';
import { followStack, startFollowing } from '../follow-stack.ts';
import type { StackDeployment } from '../stack-deployment.ts';
import { importableTogether, importTemplate } from './import-template.ts';
import { importableTypes } from './importable-types.ts';
import { findLeftBehind, type LeftBehind } from './left-behind.ts';

/**
 * Makes a stack of what an earlier one of its name has left behind, as it is, so that the
 * deployment goes on with it instead of making it anew. The stack as it then is; undefined when
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
    const failed = await importThings(stack, things, context);
    if (failed.size === 0) {
      tell(stack, things, context);
      break;
    }
    // Somebody has deleted it since: it is made anew.
    things = importableTogether(things.filter(({ logicalId }) => !failed.has(logicalId)));
  }
  const there = await describeStack(stack.name, context);
  return there?.StackStatus === 'REVIEW_IN_PROGRESS' ? undefined : there;
}

/** Takes up all or nothing; answers which cannot be, by logical id. */
async function importThings(
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

/** An import carries neither tags nor outputs: the deployment that follows brings them in. */
async function orderImport(
  { name, layer }: StackDeployment,
  things: readonly LeftBehind[],
  context: DeploymentContext,
): Promise<{ readonly stackId: string; readonly name: string } | Refused> {
  const targets = things.map(({ logicalId, physicalId, resource }) => ({
    LogicalResourceId: logicalId,
    ResourceType: resource.Type,
    ResourceIdentifier: { [importableTypes[resource.Type]?.identifiedBy ?? '']: physicalId },
  }));
  const taking = { name, layer, body: importTemplate(things), parameters: {}, tags: {} };
  try {
    const changeSet = await createChangeSet(taking, 'IMPORT', context, targets);
    if (changeSet) return changeSet;
    throw new ChangeSetRefused(name, 'The import would take up nothing.');
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

function tell(
  { name: stack, layer }: StackDeployment,
  things: readonly LeftBehind[],
  { emit }: DeploymentContext,
): void {
  emit({
    kind: 'taken-up',
    stack,
    layer,
    resources: things.map(({ physicalId, resource: { Type: type } }) => ({ type, physicalId })),
  });
}
