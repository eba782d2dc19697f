import {
  DescribeStackDriftDetectionStatusCommand,
  DescribeStackResourceDriftsCommand,
  DetectStackDriftCommand,
  type StackResourceDrift,
} from '@aws-sdk/client-cloudformation';
import type { DeploymentContext } from '../aws/deployment-context.ts';
import { until } from '../aws/until.ts';

/** What somebody changed or deleted in a stack without CloudFormation. */
export interface Drift {
  readonly stack: string;
  /** Logical id. */
  readonly id: string;
  readonly type: string;
  readonly kind: 'changed' | 'deleted';
  readonly properties: readonly DriftedProperty[];
}

/** Both values are absent where they must not be shown. */
export interface DriftedProperty {
  /** Such as `SecurityGroupIngress.0.CidrIp`. */
  readonly path: string;
  /** As the template says. */
  readonly before?: string;
  readonly after?: string;
}

/** A stack that may be looked at, with CloudFormation's status such as `UPDATE_COMPLETE`. */
export interface StackAtRest {
  readonly name: string;
  readonly status: string;
}

type DriftContext = Pick<
  DeploymentContext,
  'clients' | 'clock' | 'pollInterval' | 'random' | 'signal'
>;

/**
 * What was changed or deleted in a stack behind CloudFormation's back, which takes AWS seconds to
 * find, and for a large stack minutes; undefined when it had not found out as long as it was awaited.
 */
export async function detectDrift(
  { name, status }: StackAtRest,
  context: DriftContext,
  isAwaited: () => boolean = () => true,
): Promise<readonly Drift[] | undefined> {
  if (!canDrift.test(status)) return [];
  const { signal: abortSignal } = context;
  const { cloudFormation } = context.clients;
  const detect = new DetectStackDriftCommand({ StackName: name });
  const { StackDriftDetectionId } = await cloudFormation.send(detect, { abortSignal });
  let isFound = false;
  await until(async () => {
    const ask = new DescribeStackDriftDetectionStatusCommand({ StackDriftDetectionId });
    const { DetectionStatus } = await cloudFormation.send(ask, { abortSignal });
    isFound = DetectionStatus !== 'DETECTION_IN_PROGRESS';
    return isFound || !isAwaited();
  }, context);
  if (!isFound) return undefined;
  return (await readDrifts(name, context)).map((drift) => describeDrift(name, drift));
}

/** Only what is at rest can be looked at. */
const canDrift = /^(CREATE|UPDATE|UPDATE_ROLLBACK|IMPORT)_COMPLETE$/;

async function readDrifts(
  StackName: string,
  { clients, signal }: DriftContext,
): Promise<readonly StackResourceDrift[]> {
  const found: StackResourceDrift[] = [];
  let NextToken: string | undefined;
  do {
    const page = await clients.cloudFormation.send(
      new DescribeStackResourceDriftsCommand({
        StackName,
        StackResourceDriftStatusFilters: ['MODIFIED', 'DELETED'],
        NextToken,
      }),
      { abortSignal: signal },
    );
    found.push(...(page.StackResourceDrifts ?? []));
    NextToken = page.NextToken;
  } while (NextToken);
  return found;
}

function describeDrift(stack: string, drift: StackResourceDrift): Drift {
  return {
    stack,
    id: drift.LogicalResourceId ?? '',
    type: drift.ResourceType ?? '',
    kind: drift.StackResourceDriftStatus === 'DELETED' ? 'deleted' : 'changed',
    properties: (drift.PropertyDifferences ?? []).map(
      ({ PropertyPath = '', ExpectedValue = '', ActualValue = '' }) => {
        const path = PropertyPath.replace(/^\//, '').replaceAll('/', '.');
        // Whoever changed it by hand may have put anything there.
        return mayHoldSecrets.test(path)
          ? { path }
          : { path, before: ExpectedValue, after: ActualValue };
      },
    ),
  };
}

const mayHoldSecrets = /Environment|Command|EntryPoint|Password|Secret|Value|Policy/;
