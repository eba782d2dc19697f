import {
  CreateChangeSetCommand,
  DeleteChangeSetCommand,
  DescribeChangeSetCommand,
  type DescribeChangeSetOutput,
  type ResourceChange,
  type ResourceToImport,
} from '@aws-sdk/client-cloudformation';
import type { DeploymentContext } from '../aws/deployment-context.ts';
import { until } from '../aws/until.ts';
import { requestToken } from './request-token.ts';
import type { StackDeployment } from './stack-deployment.ts';
import { stackInput } from './stack-input.ts';
import { TemplateNotSent } from './templates/template-not-sent.ts';

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

/**
 * Makes a change set; undefined when it would change nothing. Throws ChangeSetRefused and
 * TemplateNotSent.
 */
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
    ...(await stackInput(stack, context)),
    ...named,
    ChangeSetType: type,
    ...(type === 'UPDATE' && stack.revertsDrift && { DeploymentMode: 'REVERT_DRIFT' }),
    ...(imports.length > 0 && { ResourcesToImport: [...imports] }),
    ClientToken: named.ChangeSetName,
  });
  const { StackId: stackId = '' } = await cloudFormation.send(command).catch((error: unknown) => {
    throw asRefusal(stack, error);
  });
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

/** What AWS's refusal of a template or its parameters is to us. */
export function asRefusal(stack: StackDeployment, error: unknown): unknown {
  if (!(error instanceof Error && error.name === 'ValidationError')) return error;
  const [, unread] = /^S3 error: (.*)/.exec(error.message) ?? [];
  if (unread !== undefined) return new TemplateNotSent(stack, unread);
  return new ChangeSetRefused(stack.name, error.message);
}

/** CloudFormation's way to say that a stack is as it shall be. */
export function changesNothing(reason: string): boolean {
  return /didn't contain changes|No updates are to be performed/.test(reason);
}
