import type {
  DescribeStackEventsInput,
  DescribeStacksInput,
  ListExportsInput,
  ListImportsInput,
  ListStacksInput,
  Stack as StackDescription,
  StackSummary,
} from '@aws-sdk/client-cloudformation';
import type { Operations } from '../../aws/operation.ts';
import { exportsOf, importersOf } from '../deployment/exports.ts';
import { describeParameters } from '../parameters/describe-parameters.ts';
import type { Stack } from '../stacks/stack.ts';
import { validationError } from '../template/template-error.ts';
import type { CloudFormationContext } from './context.ts';
import { driftOfStack } from './describe-drift.ts';
import { operationOn } from './operation-on.ts';
import { pageOf } from './pages.ts';

export function describeStacks(context: CloudFormationContext): Operations {
  const { stacks } = context;
  return {
    DescribeStacks: operationOn(context, 'DescribeStacks', (input: DescribeStacksInput) => {
      const found =
        input.StackName === undefined
          ? stacks.stacks().filter(({ status }) => status !== 'DELETE_COMPLETE')
          : [stacks.get(input.StackName, (name) => `Stack with id ${name} does not exist`)];
      const { items, ...next } = pageOf(found, input.NextToken);
      return { Stacks: items.map(describeStack), ...next };
    }),
    DescribeStackEvents: operationOn(
      context,
      'DescribeStackEvents',
      (input: DescribeStackEventsInput) => {
        const stack = stacks.get(input.StackName, (name) => `Stack [${name}] does not exist`);
        const { items, ...next } = eventPage(stack, input.NextToken);
        return { StackEvents: items, ...next };
      },
    ),
    ListStacks: operationOn(
      context,
      'ListStacks',
      (input: ListStacksInput & { readonly StackName?: undefined }) => {
        const filter = input.StackStatusFilter ?? [];
        const found = stacks
          .stacks()
          .filter(({ status }) => filter.length === 0 || filter.includes(status));
        const { items, ...next } = pageOf(found, input.NextToken);
        return { StackSummaries: items.map(summariseStack), ...next };
      },
    ),
    ListExports: operationOn(
      context,
      'ListExports',
      (input: ListExportsInput & { readonly StackName?: undefined }) => {
        const { items, ...next } = pageOf(exportsOf(stacks), input.NextToken);
        const exports = items.map(({ name, value, stack }) => ({
          ExportingStackId: stack.id,
          Name: name,
          Value: value,
        }));
        return { Exports: exports, ...next };
      },
    ),
    ListImports: operationOn(
      context,
      'ListImports',
      (input: ListImportsInput & { readonly StackName?: undefined }) => {
        const importers = importersOf(stacks, input.ExportName ?? '');
        if (importers.length === 0) {
          throw validationError(`Export '${input.ExportName}' is not imported by any stack.`);
        }
        const { items, ...next } = pageOf(importers, input.NextToken);
        return { Imports: items.map(({ name }) => name), ...next };
      },
    ),
  };
}

/** Events stay while more of them come, so a page goes on from the event after which it stopped. */
function eventPage(stack: Stack, token: string | undefined) {
  const last = token === undefined ? stack.events.length : Number(token);
  if (!Number.isInteger(last)) throw validationError('Invalid NextToken');
  const first = Math.max(0, last - 100);
  return {
    items: stack.events.slice(first, last).reverse(),
    ...(first > 0 && { NextToken: String(first) }),
  };
}

function describeStack(stack: Stack): StackDescription {
  const { deployment } = stack;
  return {
    StackId: stack.id,
    StackName: stack.name,
    CreationTime: new Date(stack.createdAt),
    StackStatus: stack.status,
    DisableRollback: stack.disableRollback,
    EnableTerminationProtection: stack.protected,
    NotificationARNs: [],
    RollbackConfiguration: {},
    DriftInformation: driftOfStack(stack),
    Capabilities: [...(deployment?.capabilities ?? [])],
    Parameters: deployment === undefined ? [] : describeParameters(deployment.parameters),
    Outputs: [...stack.outputs],
    Tags: Object.entries(deployment?.tags ?? {}).map(([Key, Value]) => ({ Key, Value })),
    ...(deployment?.template.description !== undefined && {
      Description: deployment.template.description,
    }),
    ...(stack.reason !== undefined && { StackStatusReason: stack.reason }),
    ...(stack.updatedAt !== undefined && { LastUpdatedTime: new Date(stack.updatedAt) }),
    ...(stack.deletedAt !== undefined && { DeletionTime: new Date(stack.deletedAt) }),
  };
}

function summariseStack(stack: Stack): StackSummary {
  return {
    StackId: stack.id,
    StackName: stack.name,
    CreationTime: new Date(stack.createdAt),
    StackStatus: stack.status,
    DriftInformation: driftOfStack(stack),
    ...(stack.deployment?.template.description !== undefined && {
      TemplateDescription: stack.deployment.template.description,
    }),
    ...(stack.reason !== undefined && { StackStatusReason: stack.reason }),
    ...(stack.updatedAt !== undefined && { LastUpdatedTime: new Date(stack.updatedAt) }),
    ...(stack.deletedAt !== undefined && { DeletionTime: new Date(stack.deletedAt) }),
  };
}
