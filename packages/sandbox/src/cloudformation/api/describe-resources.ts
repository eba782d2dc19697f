import type {
  DescribeStackResourceInput,
  DescribeStackResourcesInput,
  ListStackResourcesInput,
} from '@aws-sdk/client-cloudformation';
import type { Operations } from '../../aws/operation.ts';
import type { Stack, StackResource } from '../stacks/stack.ts';
import { validationError } from '../template/template-error.ts';
import type { CloudFormationContext } from './context.ts';
import { driftOfResource } from './describe-drift.ts';
import { operationOn } from './operation-on.ts';
import { pageOf } from './pages.ts';

export function describeResources(context: CloudFormationContext): Operations {
  const { stacks } = context;
  return {
    DescribeStackResource: operationOn(
      context,
      'DescribeStackResource',
      (input: DescribeStackResourceInput) => {
        const stack = stacks.get(input.StackName, (name) => `Stack '${name}' does not exist`);
        const resource = stack.resources.get(input.LogicalResourceId ?? '');
        if (resource === undefined) {
          throw validationError(
            `Resource ${input.LogicalResourceId} does not exist for stack ${stack.name}`,
          );
        }
        const { metadata } = resource.physical?.version.description ?? {};
        return {
          StackResourceDetail: {
            ...ofStack(stack),
            ...described(stack, resource),
            LastUpdatedTimestamp: new Date(resource.at),
            ...(metadata !== undefined && { Metadata: JSON.stringify(metadata) }),
          },
        };
      },
    ),
    DescribeStackResources: operationOn(
      context,
      'DescribeStackResources',
      (input: DescribeStackResourcesInput) => {
        const stack = findStack(context, input);
        const resources = [...stack.resources.values()]
          .filter(
            ({ logicalId }) =>
              input.LogicalResourceId === undefined || logicalId === input.LogicalResourceId,
          )
          .slice(0, 100)
          .map((resource) => ({
            ...ofStack(stack),
            ...described(stack, resource),
            Timestamp: new Date(resource.at),
          }));
        return { StackResources: resources };
      },
    ),
    ListStackResources: operationOn(
      context,
      'ListStackResources',
      (input: ListStackResourcesInput) => {
        const stack = stacks.get(input.StackName, (name) => `Stack with id ${name} does not exist`);
        const { items, ...next } = pageOf([...stack.resources.values()], input.NextToken);
        const summaries = items.map((resource) => ({
          ...described(stack, resource),
          LastUpdatedTimestamp: new Date(resource.at),
        }));
        return { StackResourceSummaries: summaries, ...next };
      },
    ),
  };
}

function findStack(context: CloudFormationContext, input: DescribeStackResourcesInput): Stack {
  const { StackName: name, PhysicalResourceId: physicalId } = input;
  if (name !== undefined) {
    return context.stacks.get(name, (missing) => `Stack with id ${missing} does not exist`);
  }
  const found = context.stacks
    .stacks()
    .find((stack) =>
      [...stack.resources.values()].some((resource) => resource.physicalId === physicalId),
    );
  if (physicalId === undefined || found === undefined) {
    throw validationError(`Stack for ${physicalId} does not exist`);
  }
  return found;
}

function ofStack(stack: Stack) {
  return { StackId: stack.id, StackName: stack.name };
}

function described(stack: Stack, { logicalId, type, status, reason, physicalId }: StackResource) {
  return {
    LogicalResourceId: logicalId,
    ResourceType: type,
    ResourceStatus: status,
    DriftInformation: driftOfResource(stack, logicalId),
    ...(physicalId !== undefined && { PhysicalResourceId: physicalId }),
    ...(reason !== undefined && { ResourceStatusReason: reason }),
  };
}
