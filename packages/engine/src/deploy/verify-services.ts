import { DescribeServicesCommand, type Service } from '@aws-sdk/client-ecs';
import { DescribeTargetHealthCommand } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Diagnostic } from '@seaworthy/compiler';
import type { DeploymentContext } from '../aws/deployment-context.ts';
import { findService } from '../watch/find-service.ts';
import type { StackResult } from './deploy-stack.ts';
import type { StackDeployment } from './stack-deployment.ts';
import { verifyProblems as problems } from './verify-problems.ts';

/** What runs of a service, seen by ourselves. */
export interface VerifiedService {
  readonly service: string;
  /** `family:revision` */
  readonly revision: string;
  readonly healthy: number;
  readonly desired: number;
  readonly problem?: Diagnostic;
}

/**
 * Looks whether every service runs the revision that was asked for, with all its tasks healthy: not
 * CloudFormation's word counts, but what ECS and the load balancer say. Waits a little for what is
 * about to be, unless `isOver`.
 */
export async function verifyServices(
  deployed: ReadonlyMap<StackDeployment, StackResult>,
  isOver: () => boolean,
  context: DeploymentContext,
): Promise<readonly VerifiedService[]> {
  const running = [...deployed].filter(
    ([{ service }]) => service?.kind === 'web' || service?.kind === 'worker',
  );
  return Promise.all(
    running.map(([stack, { outputs }]) =>
      verify(stack, lastPart(outputs.TaskDefinition), isOver, context),
    ),
  );
}

/** Milliseconds that a service which CloudFormation calls done may still take. */
const patience = 120_000;

async function verify(
  { name: stack, service }: StackDeployment,
  wanted: string,
  isOver: () => boolean,
  context: DeploymentContext,
): Promise<VerifiedService> {
  const name = service?.name ?? stack;
  const { service: watched } = await findService({ name, stack }, context);
  const { clock, clients, pollInterval, signal } = context;
  const end = clock.now() + patience;
  for (;;) {
    const command = new DescribeServicesCommand({
      cluster: watched.cluster,
      services: [watched.service],
    });
    const { services } = await clients.ecs.send(command, { abortSignal: signal });
    const seen = await look(name, wanted, services?.[0], context);
    if (!seen.problem || isOver() || clock.now() >= end) return seen;
    await clock.sleep(pollInterval, signal);
  }
}

async function look(
  name: string,
  wanted: string,
  service: Service | undefined,
  context: DeploymentContext,
): Promise<VerifiedService> {
  const primary = service?.deployments?.find(({ status }) => status === 'PRIMARY');
  const runs = lastPart(primary?.taskDefinition ?? service?.taskDefinition);
  const desired = primary?.desiredCount ?? service?.desiredCount ?? 0;
  const running = primary?.runningCount ?? 0;
  const healthy = Math.min(running, await healthyTargets(service, context));
  const seen = { service: name, revision: runs, healthy, desired };
  if (runs !== wanted) {
    const given = { service: name, wanted, runs: runs || 'nothing' };
    return {
      ...seen,
      problem: { ...problems['deploy/other-revision'](undefined, given), owner: name },
    };
  }
  const isDone = primary?.rolloutState === undefined || primary.rolloutState === 'COMPLETED';
  if (isDone && healthy >= desired) return seen;
  const given = { service: name, healthy, desired };
  return { ...seen, problem: { ...problems['deploy/not-healthy'](undefined, given), owner: name } };
}

/** The fewest of any of its target groups; unlimited without one, where ECS alone judges. */
async function healthyTargets(
  service: Service | undefined,
  { clients, signal }: DeploymentContext,
): Promise<number> {
  const counts = await Promise.all(
    (service?.loadBalancers ?? []).map(async ({ targetGroupArn: TargetGroupArn }) => {
      const command = new DescribeTargetHealthCommand({ TargetGroupArn });
      const found = await clients.loadBalancing.send(command, { abortSignal: signal });
      return (found.TargetHealthDescriptions ?? []).filter(
        ({ TargetHealth }) => TargetHealth?.State === 'healthy',
      ).length;
    }),
  );
  return Math.min(...counts, Number.POSITIVE_INFINITY);
}

function lastPart(arn = ''): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}
