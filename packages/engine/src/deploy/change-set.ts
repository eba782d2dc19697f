import {
  CreateChangeSetCommand,
  DeleteChangeSetCommand,
  DescribeChangeSetCommand,
  type DescribeChangeSetOutput,
} from '@aws-sdk/client-cloudformation';
import type { DeploymentContext } from '../aws/deployment-context.ts';
import type { StackDeployment } from './stack-deployment.ts';
import { until } from './until.ts';

/** CloudFormation would not make a change set of a template; the message is its reason. */
export class ChangeSetRefused extends Error {
  override readonly name = 'ChangeSetRefused';
  readonly stackName: string;

  constructor(stackName: string, reason: string) {
    super(reason);
    this.stackName = stackName;
  }
}

/**
 * The name of a change set that can be executed; undefined when it would change nothing. Throws
 * ChangeSetRefused.
 */
export async function createChangeSet(
  { name, body, parameters, tags }: StackDeployment,
  type: 'CREATE' | 'UPDATE',
  context: DeploymentContext,
): Promise<string | undefined> {
  const { cloudFormation } = context.clients;
  const named = {
    StackName: name,
    ChangeSetName: `seaworthy-${context.clock.now()}`,
  };
  const command = new CreateChangeSetCommand({
    ...named,
    ChangeSetType: type,
    TemplateBody: body,
    Capabilities: ['CAPABILITY_NAMED_IAM'],
    Parameters: Object.entries(parameters).map(([ParameterKey, ParameterValue]) => ({
      ParameterKey,
      ParameterValue,
    })),
    Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
  });
  await cloudFormation.send(command).catch((error: unknown) => {
    const isRefused = error instanceof Error && error.name === 'ValidationError';
    throw isRefused ? new ChangeSetRefused(name, error.message) : error;
  });
  let changeSet: DescribeChangeSetOutput = {};
  await until(async () => {
    changeSet = await cloudFormation.send(new DescribeChangeSetCommand(named));
    return changeSet.Status === 'CREATE_COMPLETE' || changeSet.Status === 'FAILED';
  }, context);
  if (changeSet.Status === 'CREATE_COMPLETE') return named.ChangeSetName;
  await cloudFormation.send(new DeleteChangeSetCommand(named));
  const reason = changeSet.StatusReason ?? 'CloudFormation gives no reason.';
  if (changesNothing(reason)) return undefined;
  throw new ChangeSetRefused(name, reason);
}

function changesNothing(reason: string): boolean {
  return /didn't contain changes|No updates are to be performed/.test(reason);
}
