import {
  DescribeStackDriftDetectionStatusCommand,
  DescribeStackResourceDriftsCommand,
  DetectStackDriftCommand,
  type StackResourceDrift,
} from '@aws-sdk/client-cloudformation';
import { until } from '../../deploy/until.ts';
import type { DeployedStack } from '../find-stacks.ts';
import type { OperationContext } from '../operation-context.ts';
import { ownerOf, type TemplateBody } from '../template/template-body.ts';
import type { Drift } from './difference.ts';

/** What was changed or deleted in a stack behind CloudFormation's back; takes AWS seconds to find. */
export async function detectDrift(
  { name, status }: DeployedStack,
  template: TemplateBody,
  context: OperationContext,
): Promise<readonly Drift[]> {
  if (!canDrift.test(status)) return [];
  const { cloudFormation } = context.clients;
  const { StackDriftDetectionId } = await cloudFormation.send(
    new DetectStackDriftCommand({ StackName: name }),
    { abortSignal: context.signal },
  );
  await until(async () => {
    const command = new DescribeStackDriftDetectionStatusCommand({ StackDriftDetectionId });
    const { DetectionStatus } = await cloudFormation.send(command, { abortSignal: context.signal });
    return DetectionStatus !== 'DETECTION_IN_PROGRESS';
  }, context);
  const found = await readDrifts(name, context);
  return found.map((drift) => describeDrift(name, drift, template));
}

/** Only what is at rest can be looked at. */
const canDrift = /^(CREATE|UPDATE|UPDATE_ROLLBACK|IMPORT)_COMPLETE$/;

async function readDrifts(
  StackName: string,
  { clients, signal }: OperationContext,
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

function describeDrift(
  stack: string,
  drift: StackResourceDrift,
  { Resources }: TemplateBody,
): Drift {
  const id = drift.LogicalResourceId ?? '';
  const resource = Resources[id];
  const owner = resource && ownerOf(resource);
  return {
    stack,
    id,
    type: drift.ResourceType ?? '',
    ...(owner !== undefined && { owner }),
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
