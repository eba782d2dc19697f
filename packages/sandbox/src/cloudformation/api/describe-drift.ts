import type {
  DescribeStackDriftDetectionStatusInput,
  DescribeStackDriftDetectionStatusOutput,
  DescribeStackResourceDriftsInput,
  DetectStackDriftInput,
  StackResourceDrift,
} from '@aws-sdk/client-cloudformation';
import type { Operations } from '../../aws/operation.ts';
import { findDrift } from '../changes/find-drift.ts';
import type { ResourceDrift, Stack, StackDrift } from '../stacks/stack.ts';
import { validationError } from '../template/template-error.ts';
import type { CloudFormationContext } from './context.ts';
import { operationOn } from './operation-on.ts';
import { pageOf } from './pages.ts';

/** Drift: what was changed behind CloudFormation's back. */
export function describeDrift(context: CloudFormationContext): Operations {
  const { stacks } = context;
  const find = (name: string | undefined) =>
    stacks.get(name, (missing) => `Stack [${missing}] does not exist`);

  return {
    DetectStackDrift: operationOn(context, 'DetectStackDrift', (input: DetectStackDriftInput) => {
      const stack = find(input.StackName);
      return { StackDriftDetectionId: detect(context, stack, input.LogicalResourceIds) };
    }),
    DescribeStackDriftDetectionStatus: operationOn(
      context,
      'DescribeStackDriftDetectionStatus',
      ({
        StackDriftDetectionId: id = '',
      }: DescribeStackDriftDetectionStatusInput & { readonly StackName?: undefined }) => {
        const stack = stacks.stacks().find(({ drift }) => drift?.id === id);
        if (stack?.drift === undefined) {
          throw validationError(`Drift detection ID [${id}] does not exist`);
        }
        return detectionStatus(stack, stack.drift);
      },
    ),
    DescribeStackResourceDrifts: operationOn(
      context,
      'DescribeStackResourceDrifts',
      (input: DescribeStackResourceDriftsInput) => {
        const stack = find(input.StackName);
        const filters = input.StackResourceDriftStatusFilters ?? [];
        const checked = [...(stack.drift?.found ?? [])].filter(
          ([, { status }]) =>
            status !== 'NOT_CHECKED' && (filters.length === 0 || filters.includes(status)),
        );
        const { items, ...next } = pageOf(checked, input.NextToken, input.MaxResults);
        return {
          StackResourceDrifts: items.map(([logicalId, drift]) =>
            describeResourceDrift(stack, logicalId, drift),
          ),
          ...next,
        };
      },
    ),
  };
}

const settled =
  /^(CREATE|UPDATE|UPDATE_ROLLBACK|IMPORT|IMPORT_ROLLBACK)_COMPLETE$|^UPDATE_(ROLLBACK_)?FAILED$/;

/** Looks at the resources in the background; the answer is the detection's id. */
function detect(
  context: CloudFormationContext,
  stack: Stack,
  logicalIds: readonly string[] | undefined,
): string {
  if (!settled.test(stack.status)) {
    throw validationError(
      `Drift detection cannot be performed on stack [${stack.id}] while it is in status ${stack.status}`,
    );
  }
  const { clock, waits, identity, handlers } = context.sources;
  const drift: StackDrift = { id: identity.uuid(), startedAt: clock.now() };
  const before = stack.drift?.found ?? new Map<string, ResourceDrift>();
  stack.drift = drift;
  void waits.pass('resource', `the drift of ${stack.name}`).then(() => {
    const found = new Map(logicalIds === undefined ? [] : before);
    for (const { logicalId, physical } of stack.resources.values()) {
      if (physical === undefined || logicalIds?.includes(logicalId) === false) continue;
      found.set(logicalId, findDrift(physical, handlers, clock.now()));
    }
    drift.found = found;
  });
  return drift.id;
}

function detectionStatus(stack: Stack, drift: StackDrift): DescribeStackDriftDetectionStatusOutput {
  const detection = {
    StackId: stack.id,
    StackDriftDetectionId: drift.id,
    Timestamp: new Date(drift.startedAt),
  };
  if (drift.found === undefined) return { ...detection, DetectionStatus: 'DETECTION_IN_PROGRESS' };
  return {
    ...detection,
    DetectionStatus: 'DETECTION_COMPLETE',
    StackDriftStatus: stackStatus(drift),
    DriftedStackResourceCount: drifted(drift).length,
  };
}

function drifted({ found = new Map() }: StackDrift): readonly ResourceDrift[] {
  return [...found.values()].filter(({ status }) => status === 'MODIFIED' || status === 'DELETED');
}

function stackStatus(drift: StackDrift) {
  return drifted(drift).length > 0 ? 'DRIFTED' : 'IN_SYNC';
}

/** What DescribeStacks says of drift. */
export function driftOfStack({ drift }: Stack) {
  if (drift?.found === undefined) return { StackDriftStatus: 'NOT_CHECKED' as const };
  return {
    StackDriftStatus: stackStatus(drift),
    LastCheckTimestamp: new Date(drift.startedAt),
  } as const;
}

/** What DescribeStackResources says of drift. */
export function driftOfResource({ drift }: Stack, logicalId: string) {
  const found = drift?.found?.get(logicalId);
  if (found === undefined || found.status === 'NOT_CHECKED') {
    return { StackResourceDriftStatus: 'NOT_CHECKED' as const };
  }
  return { StackResourceDriftStatus: found.status, LastCheckTimestamp: new Date(found.at) };
}

function describeResourceDrift(
  stack: Stack,
  logicalId: string,
  { status, physicalId, type, at, expected, actual, differences }: ResourceDrift,
): StackResourceDrift {
  return {
    StackId: stack.id,
    LogicalResourceId: logicalId,
    PhysicalResourceId: physicalId,
    ResourceType: type,
    StackResourceDriftStatus: status,
    Timestamp: new Date(at),
    ExpectedProperties: JSON.stringify(expected),
    ...(actual !== undefined && { ActualProperties: JSON.stringify(actual) }),
    PropertyDifferences: differences.map((difference) => ({
      PropertyPath: difference.path,
      ExpectedValue: textOf(difference.expected),
      ActualValue: textOf(difference.actual),
      DifferenceType: difference.actual === undefined ? 'REMOVE' : 'NOT_EQUAL',
    })),
  };
}

function textOf(value: unknown): string {
  if (value === undefined) return 'null';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
