import {
  GetTemplateCommand,
  ListStackResourcesCommand,
  ListStacksCommand,
  type StackResourceSummary,
} from '@aws-sdk/client-cloudformation';
import { describeStack } from '../describe-stack.ts';
import type { StackDeployment } from '../stack-deployment.ts';
import type { AskContext } from './ask-context.ts';
import {
  type DeclaredResource,
  type DeclaredResources,
  declaredIn,
  keepableIn,
} from './declared-resource.ts';
import { findNamed } from './named-resources.ts';

/** Something that an earlier stack of the same name has left behind. */
export interface LeftBehind {
  readonly logicalId: string;
  /** What CloudFormation calls it, such as a bucket's name. */
  readonly physicalId: string;
  /** As it was deployed last, as far as AWS remembers. */
  readonly resource: DeclaredResource;
}

/**
 * What is still there of a stack that is gone, and is the project's own. CloudFormation remembers
 * a deleted stack for 90 days; repositories and secrets are found by their names ever after.
 */
export async function findLeftBehind(
  stack: Pick<StackDeployment, 'name' | 'body' | 'tags'>,
  context: AskContext,
): Promise<readonly LeftBehind[]> {
  const keepable = keepableIn(stack.body);
  if (Object.keys(keepable).length === 0) return [];
  const [remembered, named] = await Promise.all([
    remember(stack, keepable, context),
    findNamed(keepable, stack.tags, context),
  ]);
  return Object.entries(keepable).flatMap(([logicalId, resource]) => {
    const before = remembered.get(logicalId);
    const found = named.get(logicalId);
    if (found === undefined) return before ?? [];
    if (found.kind !== 'ours') return [];
    const { physicalId } = found;
    const isSame = before?.physicalId === physicalId;
    return [{ logicalId, physicalId, resource: isSame ? before.resource : resource }];
  });
}

/** What deleted stacks of the name have left behind, by logical id: of several, the last. */
async function remember(
  { name, tags }: Pick<StackDeployment, 'name' | 'tags'>,
  keepable: DeclaredResources,
  context: AskContext,
): Promise<ReadonlyMap<string, LeftBehind>> {
  const found = new Map<string, LeftBehind>();
  const wanted = Object.keys(keepable);
  for (const stackId of await listDeleted(name, context)) {
    if (wanted.every((logicalId) => found.has(logicalId))) break;
    const stack = await describeStack(stackId, context);
    const theirs = new Map(stack?.Tags?.map(({ Key, Value }) => [Key, Value]));
    if (!Object.entries(tags).every(([key, value]) => theirs.get(key) === value)) continue;
    const kept = (await listResources(stackId, context)).filter(
      ({ ResourceStatus }) => ResourceStatus === 'DELETE_SKIPPED',
    );
    if (kept.length === 0) continue;
    const deployed = await readDeclared(stackId, context);
    for (const { LogicalResourceId: logicalId = '', PhysicalResourceId: physicalId } of kept) {
      const resource = deployed[logicalId];
      if (!physicalId || !resource || found.has(logicalId)) continue;
      if (resource.Type !== keepable[logicalId]?.Type) continue;
      found.set(logicalId, { logicalId, physicalId, resource });
    }
  }
  return found;
}

/** Ids of stacks of the name that are gone, the last one first. */
async function listDeleted(
  name: string,
  { clients, signal }: AskContext,
): Promise<readonly string[]> {
  const found: { readonly id: string; readonly at: number }[] = [];
  let NextToken: string | undefined;
  do {
    const command = new ListStacksCommand({ StackStatusFilter: ['DELETE_COMPLETE'], NextToken });
    const page = await clients.cloudFormation.send(command, { abortSignal: signal });
    for (const { StackId: id, StackName, DeletionTime } of page.StackSummaries ?? []) {
      if (id && StackName === name) found.push({ id, at: DeletionTime?.getTime() ?? 0 });
    }
    NextToken = page.NextToken;
  } while (NextToken);
  return found.toSorted((one, other) => other.at - one.at).map(({ id }) => id);
}

/** Every resource of a stack, also of one that is gone. */
export async function listResources(
  stack: string,
  { clients, signal }: AskContext,
): Promise<readonly StackResourceSummary[]> {
  const resources: StackResourceSummary[] = [];
  let NextToken: string | undefined;
  do {
    const command = new ListStackResourcesCommand({ StackName: stack, NextToken });
    const page = await clients.cloudFormation.send(command, { abortSignal: signal });
    resources.push(...(page.StackResourceSummaries ?? []));
    NextToken = page.NextToken;
  } while (NextToken);
  return resources;
}

async function readDeclared(
  stack: string,
  { clients, signal }: AskContext,
): Promise<DeclaredResources> {
  const command = new GetTemplateCommand({ StackName: stack, TemplateStage: 'Original' });
  const { TemplateBody = '{}' } = await clients.cloudFormation.send(command, {
    abortSignal: signal,
  });
  return declaredIn(TemplateBody);
}
