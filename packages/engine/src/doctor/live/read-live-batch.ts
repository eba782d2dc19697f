import {
  type ComputeEnvironmentDetail,
  DescribeComputeEnvironmentsCommand,
  DescribeJobDefinitionsCommand,
  DescribeJobQueuesCommand,
} from '@aws-sdk/client-batch';
import { DescribeStackResourcesCommand } from '@aws-sdk/client-cloudformation';
import type { CloudFacts } from '@seaworthy/compiler';
import { jobDefinitionFact } from './job-definition-fact.ts';
import type { LiveContext } from './subject.ts';

type BatchFacts = Pick<CloudFacts, 'batchEnvironments' | 'batchQueues' | 'batchDefinitions'>;
type EnvironmentFact = BatchFacts['batchEnvironments'][number];

/** A service that runs on Batch, and the stack that holds its queue. */
export interface BatchService {
  readonly name: string;
  readonly stack: string;
}

/** The jobs of some services, what they run on, and whether it is fit to. */
export async function readLiveBatch(
  services: readonly BatchService[],
  context: LiveContext,
): Promise<BatchFacts> {
  const found = await Promise.all(services.map((service) => readOne(service, context)));
  return {
    batchEnvironments: found.flatMap(({ batchEnvironments }) => batchEnvironments),
    batchQueues: found.flatMap(({ batchQueues }) => batchQueues),
    batchDefinitions: found.flatMap(({ batchDefinitions }) => batchDefinitions),
  };
}

async function readOne(
  { name: owner, stack: StackName }: BatchService,
  { account, asker }: LiveContext,
): Promise<BatchFacts> {
  const { cloudFormation, batch } = account.clients;
  const resources = await asker.ask('cloudformation:DescribeStackResources', async () => {
    const { StackResources = [] } = await cloudFormation.send(
      new DescribeStackResourcesCommand({ StackName }),
    );
    return StackResources;
  });
  const idsOf = (type: string) =>
    (resources ?? []).flatMap(({ ResourceType, PhysicalResourceId }) =>
      ResourceType === type ? (PhysicalResourceId ?? []) : [],
    );
  const computeEnvironments = idsOf('AWS::Batch::ComputeEnvironment');
  const jobQueues = idsOf('AWS::Batch::JobQueue');
  const jobDefinitions = idsOf('AWS::Batch::JobDefinition');
  const [environments, queues, definitions] = await Promise.all([
    computeEnvironments.length === 0
      ? undefined
      : asker.ask('batch:DescribeComputeEnvironments', () =>
          batch.send(new DescribeComputeEnvironmentsCommand({ computeEnvironments })),
        ),
    jobQueues.length === 0
      ? undefined
      : asker.ask('batch:DescribeJobQueues', () =>
          batch.send(new DescribeJobQueuesCommand({ jobQueues })),
        ),
    jobDefinitions.length === 0
      ? undefined
      : asker.ask('batch:DescribeJobDefinitions', () =>
          batch.send(new DescribeJobDefinitionsCommand({ jobDefinitions })),
        ),
  ]);
  return {
    batchEnvironments: (environments?.computeEnvironments ?? []).map((one) => factOf(one, owner)),
    batchQueues: (queues?.jobQueues ?? []).map(
      ({ jobQueueArn = '', jobStateTimeLimitActions = [] }) => ({
        id: jobQueueArn,
        owner,
        limitsRunnable: jobStateTimeLimitActions.length > 0,
      }),
    ),
    batchDefinitions: (definitions?.jobDefinitions ?? []).map((one) =>
      jobDefinitionFact(one, owner),
    ),
  };
}

function factOf(environment: ComputeEnvironmentDetail, owner: string): EnvironmentFact {
  const { computeEnvironmentArn = '', computeResources, status, statusReason } = environment;
  const { type = 'FARGATE', maxvCpus = 0, instanceTypes, instanceRole } = computeResources ?? {};
  return {
    id: computeEnvironmentArn,
    owner,
    // Those that AWS keeps itself need nothing of us, as on Fargate.
    type: type === 'ECS_MANAGED_INSTANCES' ? 'FARGATE' : type,
    maximumVcpus: maxvCpus,
    instanceTypes: instanceTypes ?? [],
    ...(instanceRole !== undefined && { instanceProfile: instanceRole }),
    placement: {
      subnets: computeResources?.subnets ?? 'unknown',
      securityGroups: computeResources?.securityGroupIds ?? 'unknown',
      publicAddress: 'unknown',
    },
    ...(status === 'INVALID' && { invalidReason: statusReason ?? 'AWS gives no reason' }),
  };
}
