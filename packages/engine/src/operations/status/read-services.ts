import { DescribeServicesCommand, type Service } from '@aws-sdk/client-ecs';
import type { ApplicationService } from '@seaworthy/compiler';
import type { DeployedStack } from '../find-stacks.ts';
import { lastPart } from '../last-part.ts';
import { listResources, physicalId } from '../list-resources.ts';
import type { OperationContext } from '../operation-context.ts';
import { readScaling } from './read-scaling.ts';
import type { StatusRequest } from './read-status.ts';
import { readTargets } from './read-targets.ts';
import { readTasks } from './read-tasks.ts';
import type { RunningStatus, ServiceStatus } from './status.ts';

/** Each service of the project that is asked for, as ECS has it. */
export async function readServices(
  { application, services }: StatusRequest,
  stacks: readonly DeployedStack[],
  context: OperationContext,
): Promise<readonly ServiceStatus[]> {
  const asked = application.services.filter(
    ({ name }) => services.length === 0 || services.includes(name),
  );
  return Promise.all(
    asked.map((service) => {
      const stack = stacks.find((candidate) => candidate.service === service.name);
      return readService(service, stack, context);
    }),
  );
}

async function readService(
  { name, kind }: ApplicationService,
  stack: DeployedStack | undefined,
  context: OperationContext,
): Promise<ServiceStatus> {
  const keepsRunning = kind === 'web' || kind === 'worker';
  const running = stack && keepsRunning ? await readRunning(stack, context) : undefined;
  return { name, kind, isDeployed: stack !== undefined, ...(running && { running }) };
}

async function readRunning(
  stack: DeployedStack,
  context: OperationContext,
): Promise<RunningStatus | undefined> {
  const arn = physicalId(await listResources(stack.name, context), 'AWS::ECS::Service');
  const cluster = arn?.split('/')[1];
  if (arn === undefined || cluster === undefined) return undefined;
  const { services } = await context.clients.ecs.send(
    new DescribeServicesCommand({ cluster, services: [arn] }),
    { abortSignal: context.signal },
  );
  const service = services?.[0];
  if (!service || service.status === 'INACTIVE') return undefined;
  const [tasks, targets, scaling] = await Promise.all([
    readTasks(service, context),
    readTargets(service, context),
    readScaling(service, context),
  ]);
  return {
    ...describeRollout(service, stack),
    desiredTasks: service.desiredCount ?? 0,
    runningTasks: service.runningCount ?? 0,
    pendingTasks: service.pendingCount ?? 0,
    tasks,
    ...(targets && { targets }),
    ...(scaling && { scaling }),
  };
}

function describeRollout(
  { deployments = [], taskDefinition }: Service,
  { outputs }: DeployedStack,
): Pick<RunningStatus, 'revision' | 'requested' | 'rollout' | 'rolloutReason'> {
  const primary = deployments.find(({ status }) => status === 'PRIMARY');
  const revision = lastPart(primary?.taskDefinition ?? taskDefinition);
  const requested = lastPart(outputs.TaskDefinition);
  const reason = primary?.rolloutStateReason;
  return {
    revision,
    ...(requested !== '' && requested !== revision && { requested }),
    rollout: primary?.rolloutState ?? '',
    ...(reason !== undefined && { rolloutReason: reason }),
  };
}
