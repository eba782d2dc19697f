import { ListStacksCommand, type Stack } from '@aws-sdk/client-cloudformation';
import type { Layer } from '@seaworthy/compiler';
import { describeStack } from '../deploy/describe-stack.ts';
import type { OperationContext, PlannedProject } from './operation-context.ts';

/** A stack of the project as it is in the account. */
export interface DeployedStack {
  /** AWS's own; by it, and not by its name, a stack is known after it was deleted. */
  readonly id: string;
  readonly name: string;
  readonly layer: Layer;
  /** The service of a service stack. */
  readonly service?: string;
  /** Whether the project, as it is now, still has it. */
  readonly isPlanned: boolean;
  /** CloudFormation's status, such as `UPDATE_COMPLETE`. */
  readonly status: string;
  readonly reason?: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly changedAt: number;
  readonly isProtected: boolean;
  readonly outputs: Readonly<Record<string, string>>;
  readonly parameters: Readonly<Record<string, string>>;
}

/**
 * The stacks of the project's environment: those that it has now in the order of the plan, then
 * those of services that it had before.
 */
export async function findStacks(
  project: PlannedProject,
  context: OperationContext,
): Promise<readonly DeployedStack[]> {
  const names = await listNames(project, context);
  const found = await Promise.all(names.map((name) => describeStack(name, context)));
  const planned = project.graph.stacks.map(({ name }) => name);
  const place = ({ name }: DeployedStack) => {
    const at = planned.indexOf(name);
    return at < 0 ? planned.length : at;
  };
  return found
    .filter((stack) => stack !== undefined)
    .filter((stack) => belongs(stack, project))
    .map((stack) => deployedStack(stack, project))
    .toSorted((one, other) => place(one) - place(other));
}

/** Only names can be listed, and the names of two projects may start alike: tags decide. */
async function listNames(
  { application, graph }: PlannedProject,
  { clients, signal }: OperationContext,
): Promise<readonly string[]> {
  const start = namesStart(application);
  const planned = new Set(graph.stacks.map(({ name }) => name));
  const names = new Set<string>();
  let NextToken: string | undefined;
  do {
    const page = await clients.cloudFormation.send(new ListStacksCommand({ NextToken }), {
      abortSignal: signal,
    });
    for (const { StackName = '', StackStatus } of page.StackSummaries ?? []) {
      const isGone = StackStatus === 'DELETE_COMPLETE';
      if (!isGone && (planned.has(StackName) || StackName.startsWith(start))) names.add(StackName);
    }
    NextToken = page.NextToken;
  } while (NextToken);
  return [...names];
}

/** How the names of all stacks of an environment start. */
function namesStart({ name, environment }: PlannedProject['application']): string {
  const start = `${name}-${environment}-`;
  return /^[a-z]/.test(start) ? start : `s-${start}`;
}

/** A stack that was deployed by hand may be without tags: the plan knows its name. */
function belongs(stack: Stack, { application, graph }: PlannedProject): boolean {
  const tags = new Map((stack.Tags ?? []).map(({ Key, Value }) => [Key, Value]));
  const owner = tags.get('seaworthy:project');
  if (owner === undefined) return graph.stacks.some(({ name }) => name === stack.StackName);
  return (
    owner === application.name && tags.get('seaworthy:environment') === application.environment
  );
}

function deployedStack(stack: Stack, { application, graph }: PlannedProject): DeployedStack {
  const name = stack.StackName ?? '';
  const planned = graph.stacks.find((candidate) => candidate.name === name);
  const created = stack.CreationTime?.getTime() ?? 0;
  const rest = name.slice(namesStart(application).length);
  const layer = planned?.layer ?? (rest === 'foundation' || rest === 'data' ? rest : 'service');
  const service = planned ? planned.service : layer === 'service' ? rest : undefined;
  return {
    id: stack.StackId ?? name,
    name,
    layer,
    ...(service !== undefined && { service }),
    isPlanned: planned !== undefined,
    status: stack.StackStatus ?? '',
    ...(stack.StackStatusReason !== undefined && { reason: stack.StackStatusReason }),
    createdAt: created,
    changedAt: stack.LastUpdatedTime?.getTime() ?? created,
    isProtected: stack.EnableTerminationProtection ?? false,
    outputs: Object.fromEntries(
      (stack.Outputs ?? []).map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]),
    ),
    parameters: Object.fromEntries(
      (stack.Parameters ?? []).map(({ ParameterKey = '', ParameterValue = '' }) => [
        ParameterKey,
        ParameterValue,
      ]),
    ),
  };
}
