import {
  CreateChangeSetCommand,
  DeleteChangeSetCommand,
  DescribeChangeSetCommand,
  type DescribeChangeSetOutput,
  type ResourceChange,
  type ResourceToImport,
} from '@aws-sdk/client-cloudformation';
import type { DeploymentContext } from '../aws/deployment-context.ts';
import type { StackDeployment } from './stack-deployment.ts';
import { requestToken, stackInput } from './stack-input.ts';
import { until } from './until.ts';

/** CloudFormation would not take a template or its parameters; the message is its reason. */
export class ChangeSetRefused extends Error {
  override readonly name = 'ChangeSetRefused';
  readonly stackName: string;

  constructor(stackName: string, reason: string) {
    super(reason);
    this.stackName = stackName;
  }
}

/** A change set that can be executed, and what it would do. */
export interface ChangeSet {
  readonly stackId: string;
  readonly name: string;
  readonly changes: readonly ResourceChange[];
}

/** Makes a change set; undefined when it would change nothing. Throws ChangeSetRefused. */
export async function createChangeSet(
  stack: StackDeployment,
  type: 'CREATE' | 'UPDATE' | 'IMPORT',
  context: DeploymentContext,
  imports: readonly ResourceToImport[] = [],
): Promise<ChangeSet | undefined> {
  const { cloudFormation } = context.clients;
  const named = {
    StackName: stack.name,
    ChangeSetName: requestToken(),
  };
  const command = new CreateChangeSetCommand({
    ...stackInput(stack),
    ...named,
    ChangeSetType: type,
    ...(imports.length > 0 && { ResourcesToImport: [...imports] }),
    ClientToken: named.ChangeSetName,
  });
  const { StackId: stackId = '' } = await cloudFormation
    .send(command)
    .catch((error: unknown) => refuse(stack.name, error));
  const { Status, StatusReason, changes } = await described(named, context);
  if (Status === 'CREATE_COMPLETE') return { stackId, name: named.ChangeSetName, changes };
  await cloudFormation.send(new DeleteChangeSetCommand(named));
  const reason = StatusReason ?? 'CloudFormation gives no reason.';
  if (changesNothing(reason)) return undefined;
  throw new ChangeSetRefused(stack.name, reason);
}

interface ChangeSetName {
  readonly StackName: string;
  readonly ChangeSetName: string;
}

/** The change set when it is made, with its changes of all pages. */
async function described(
  named: ChangeSetName,
  context: DeploymentContext,
): Promise<DescribeChangeSetOutput & { readonly changes: readonly ResourceChange[] }> {
  const { cloudFormation } = context.clients;
  let page: DescribeChangeSetOutput = {};
  await until(async () => {
    page = await cloudFormation.send(new DescribeChangeSetCommand(named), {
      abortSignal: context.signal,
    });
    return page.Status === 'CREATE_COMPLETE' || page.Status === 'FAILED';
  }, context);
  const changes = [...changesIn(page)];
  for (let next = page.NextToken; next !== undefined; ) {
    const command = new DescribeChangeSetCommand({ ...named, NextToken: next });
    const further = await cloudFormation.send(command, { abortSignal: context.signal });
    changes.push(...changesIn(further));
    next = further.NextToken;
  }
  return { ...page, changes };
}

function changesIn({ Changes = [] }: DescribeChangeSetOutput): readonly ResourceChange[] {
  return Changes.flatMap(({ ResourceChange: change }) => change ?? []);
}

function refuse(stack: string, error: unknown): never {
  const isRefused = error instanceof Error && error.name === 'ValidationError';
  throw isRefused ? new ChangeSetRefused(stack, error.message) : error;
}

/** CloudFormation's way to say that a stack is as it shall be. */
export function changesNothing(reason: string): boolean {
  return /didn't contain changes|No updates are to be performed/.test(reason);
}
