import {
  CreateChangeSetCommand,
  DeleteChangeSetCommand,
  DescribeChangeSetCommand,
  type DescribeChangeSetOutput,
} from '@aws-sdk/client-cloudformation';
import type { Template } from '@seaworthy/compiler';
import type { DeploymentContext } from '../aws/deployment-context.ts';
import { until } from './until.ts';

/** A template with what is given to its stack. */
export interface StackRequest {
  readonly template: Template;
  readonly parameters: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
}

/** CloudFormation would not make a change set of a template; the message is its reason. */
export class ChangeSetRefused extends Error {
  override readonly name = 'ChangeSetRefused';
}

/** The name of a change set that can be executed; undefined when it would change nothing. */
export async function createChangeSet(
  { template, parameters, tags }: StackRequest,
  type: 'CREATE' | 'UPDATE',
  context: DeploymentContext,
): Promise<string | undefined> {
  const { cloudFormation } = context.clients;
  const named = {
    StackName: template.stack,
    ChangeSetName: `seaworthy-${context.clock.now()}`,
  };
  await cloudFormation.send(
    new CreateChangeSetCommand({
      ...named,
      ChangeSetType: type,
      TemplateBody: template.body,
      Capabilities: ['CAPABILITY_NAMED_IAM'],
      Parameters: Object.entries(parameters).map(([ParameterKey, ParameterValue]) => ({
        ParameterKey,
        ParameterValue,
      })),
      Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
    }),
  );
  let changeSet: DescribeChangeSetOutput = {};
  await until(async () => {
    changeSet = await cloudFormation.send(new DescribeChangeSetCommand(named));
    return changeSet.Status === 'CREATE_COMPLETE' || changeSet.Status === 'FAILED';
  }, context);
  if (changeSet.Status === 'CREATE_COMPLETE') return named.ChangeSetName;
  await cloudFormation.send(new DeleteChangeSetCommand(named));
  const reason = changeSet.StatusReason ?? 'CloudFormation gives no reason.';
  if (changesNothing(reason)) return undefined;
  throw new ChangeSetRefused(reason);
}

function changesNothing(reason: string): boolean {
  return /didn't contain changes|No updates are to be performed/.test(reason);
}
