import {
  GetTemplateCommand,
  type ResourceChange,
  type Stack,
} from '@aws-sdk/client-cloudformation';
import type { DeploymentContext } from '../../aws/deployment-context.ts';
import type { StackDeployment } from '../stack-deployment.ts';
import { declaredIn, keepableIn } from './declared-resource.ts';
import { importTemplate } from './import-template.ts';
import { importThings } from './import-things.ts';
import type { LeftBehind } from './left-behind.ts';
import { findNamed } from './named-resources.ts';
import { tellTakenUp } from './take-up.ts';

/**
 * Takes up, into a stack that is there, what changes would make anew although it exists and is the
 * project's own: the repository of a service that was left out for a while. Answers whether there
 * was such a thing: the changes are then to be found anew. Throws as `importThings` does.
 */
export async function takeIn(
  stack: StackDeployment,
  existing: Stack,
  changes: readonly ResourceChange[],
  context: DeploymentContext,
): Promise<boolean> {
  const things = await findAdded(stack, changes, context);
  if (things.length === 0) return false;
  const taking = await withThings(stack, existing, things, context);
  const failed = await importThings(taking, things, context);
  if (failed.size === 0) tellTakenUp(stack, things, context);
  return true;
}

async function findAdded(
  { body, tags }: StackDeployment,
  changes: readonly ResourceChange[],
  context: DeploymentContext,
): Promise<readonly LeftBehind[]> {
  const added = new Set(
    changes.flatMap(({ Action, LogicalResourceId: id }) => (Action === 'Add' && id ? [id] : [])),
  );
  const resources = Object.fromEntries(
    Object.entries(keepableIn(body)).filter(([logicalId]) => added.has(logicalId)),
  );
  const named = await findNamed(resources, tags, context);
  return [...named].flatMap(([logicalId, found]) => {
    const resource = resources[logicalId];
    if (found.kind !== 'ours' || !resource) return [];
    return [{ logicalId, physicalId: found.physicalId, resource }];
  });
}

/** The stack as it is, and these things. */
async function withThings(
  stack: StackDeployment,
  { Parameters = [], Tags = [] }: Stack,
  things: readonly LeftBehind[],
  { clients, signal }: DeploymentContext,
): Promise<StackDeployment> {
  const command = new GetTemplateCommand({ StackName: stack.name, TemplateStage: 'Original' });
  const { TemplateBody = '{}' } = await clients.cloudFormation.send(command, {
    abortSignal: signal,
  });
  const template: object = JSON.parse(TemplateBody);
  const Resources = { ...declaredIn(TemplateBody), ...declaredIn(importTemplate(things)) };
  return {
    ...stack,
    body: JSON.stringify({ ...template, Resources }),
    parameters: Object.fromEntries(
      Parameters.map(({ ParameterKey = '', ParameterValue = '' }) => [
        ParameterKey,
        ParameterValue,
      ]),
    ),
    tags: Object.fromEntries(Tags.map(({ Key = '', Value = '' }) => [Key, Value])),
  };
}
