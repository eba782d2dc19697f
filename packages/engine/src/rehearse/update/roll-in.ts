import { DescribeServicesCommand, type Service } from '@aws-sdk/client-ecs';
import type { DeploymentContext } from '../../aws/deployment-context.ts';
import { until } from '../../aws/until.ts';
import { deployStack } from '../../deploy/deploy-stack.ts';
import type { StackDeployment } from '../../deploy/stack-deployment.ts';
import type { Evidence } from '../../doctor/evidence.ts';
import type { TaskEvent } from '../../events/engine-event.ts';
import type { DeployedService } from '../../watch/find-service.ts';
import { watchLogs } from '../../watch/watch-logs.ts';
import { type WatchedService, watchService } from '../../watch/watch-service.ts';
import type { UpdateReport } from '../rehearsal-report.ts';
import { type Load, reportOf } from '../traffic/load.ts';
import { Capacity } from './capacity.ts';
import { Versions } from './versions.ts';

/** A service that runs, and its stack with the second version. */
export interface RollInRequest {
  readonly deployed: DeployedService;
  readonly stack: StackDeployment;
  /** Requests that are sent all the time; without it, nobody asks the service for anything. */
  readonly startTraffic?: () => Load;
}

/** What is known of an update when it is over. */
export interface RollIn {
  readonly report: UpdateReport;
  /** What speaks against the second version. */
  readonly evidence: Evidence;
  /** Tasks of the first version that ended, as they last were. */
  readonly ended: readonly TaskEvent[];
}

/** Updates a service's stack under traffic, and looks on until one version alone runs. */
export async function rollIn(
  { deployed: { service, log }, stack, startTraffic }: RollInRequest,
  context: DeploymentContext,
): Promise<RollIn> {
  const { clock } = context;
  const described = await describe(service, context);
  const first = definitionOf(described);
  const versions = new Versions(first, context.emit);
  const capacity = new Capacity(() => clock.now(), (described?.loadBalancers ?? []).length > 0);
  const over = new AbortController();
  const watched: DeploymentContext = {
    ...context,
    signal: AbortSignal.any([context.signal, over.signal]),
    emit: (event) => {
      versions.emit(event);
      capacity.emit(event);
    },
  };
  const watching = Promise.all([
    watchService(service, watched),
    ...(log ? [watchLogs(log, watched)] : []),
  ]);
  watching.catch(() => {}); // it is awaited, and may throw, only when the update is over
  const traffic = startTraffic?.();
  try {
    await clock.sleep(settling, watched.signal);
    versions.begin();
    const started = clock.now();
    const last = await update(stack, service, versions, watched);
    const duration = clock.now() - started;
    await clock.sleep(settling, watched.signal);
    const report: UpdateReport = {
      service: service.name,
      outcome: last === undefined ? 'stuck' : last === first ? 'rolled-back' : 'rolled-in',
      duration,
      load: (await traffic?.stop()) ?? reportOf([]),
      capacity: capacity.since(started),
    };
    return { report, evidence: versions.evidence(), ended: versions.ended() };
  } finally {
    over.abort();
    await Promise.all([watching, traffic?.stop()]);
  }
}

/** Milliseconds of traffic before and after: nothing is going on then. */
const settling = 1000;

/** Milliseconds that an update may take: longer than a circuit breaker needs. */
const patience = 1_200_000;

/** The definition that alone runs in the end; undefined when it never came to that. */
async function update(
  stack: StackDeployment,
  service: WatchedService,
  versions: Versions,
  context: DeploymentContext,
): Promise<string | undefined> {
  const late = new AbortController();
  const giveUp = context.clock.after(patience, () => late.abort());
  const patient = { ...context, signal: AbortSignal.any([context.signal, late.signal]) };
  try {
    await deployStack(stack, patient);
    let last: string | undefined;
    await until(async () => {
      const described = await describe(service, patient);
      last = isSettled(described) ? versions.running() : undefined;
      return last !== undefined && last === definitionOf(described);
    }, patient);
    return last;
  } catch (error) {
    if (context.signal.aborted || !late.signal.aborted) throw error;
    return undefined;
  } finally {
    giveUp();
  }
}

async function describe(
  { cluster, service }: WatchedService,
  { clients }: DeploymentContext,
): Promise<Service | undefined> {
  const { services } = await clients.ecs.send(
    new DescribeServicesCommand({ cluster, services: [service] }),
  );
  return services?.[0];
}

/** `family:revision` of what the service shall run. */
function definitionOf(service: Service | undefined): string {
  const arn = service?.taskDefinition ?? '';
  return arn.slice(arn.lastIndexOf('/') + 1);
}

function isSettled(service: Service | undefined): boolean {
  const [deployment, ...others] = service?.deployments ?? [];
  return (
    others.length === 0 &&
    deployment?.rolloutState === 'COMPLETED' &&
    service?.runningCount === service?.desiredCount
  );
}
