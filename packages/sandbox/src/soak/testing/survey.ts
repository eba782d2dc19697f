import type { DescribeServicesCommandOutput, Service } from '@aws-sdk/client-ecs';
import type { DescribeTargetHealthCommandOutput } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Task } from '../../ecs/tasks.ts';
import type { SoakAccount } from './soak-account.ts';
import type { SoakService } from './soak-services.ts';

/** What must hold at any moment, looked at through the API; the answer is what does not. */
export async function survey(
  account: SoakAccount,
  services: readonly SoakService[],
): Promise<readonly string[]> {
  const tasks = account.sandbox.tasks.inCluster('soak');
  const described = await describeAll(account, services);
  const targets = await targetsOf(account, described);
  const found = [
    ...lostTasks(tasks, described),
    ...strayTargets(tasks, targets),
    ...missingTargets(tasks, described, targets),
    ...strayInterfaces(account, tasks),
    ...keptTooLong(account, tasks),
    ...tooManyEvents(described),
  ];
  const at = new Date(account.clock.now()).toISOString();
  return found.map((line) => `${at} ${line}`);
}

/** All services as DescribeServices tells them. */
export async function describeAll(
  { call }: SoakAccount,
  services: readonly SoakService[],
): Promise<readonly Service[]> {
  const described: Service[] = [];
  for (let from = 0; from < services.length; from += 10) {
    const names = services.slice(from, from + 10).map(({ name }) => name);
    const input = { cluster: 'soak', services: names };
    const output = await call<DescribeServicesCommandOutput>('ECS', 'DescribeServices', input);
    described.push(...(output.services ?? []));
  }
  return described;
}

/** States by address, by service. */
type Targets = ReadonlyMap<string, ReadonlyMap<string, string>>;

async function targetsOf({ call }: SoakAccount, described: readonly Service[]): Promise<Targets> {
  const targets = new Map<string, Map<string, string>>();
  for (const { serviceName = '', loadBalancers = [] } of described) {
    for (const { targetGroupArn: TargetGroupArn } of loadBalancers) {
      const { TargetHealthDescriptions = [] } = await call<DescribeTargetHealthCommandOutput>(
        'ElasticLoadBalancingV2',
        'DescribeTargetHealth',
        { TargetGroupArn },
      );
      targets.set(
        serviceName,
        new Map(
          TargetHealthDescriptions.map(({ Target, TargetHealth }) => [
            Target?.Id ?? '',
            TargetHealth?.State ?? '',
          ]),
        ),
      );
    }
  }
  return targets;
}

/** Every task that runs belongs to a deployment of its service. */
function* lostTasks(tasks: readonly Task[], described: readonly Service[]) {
  const live = new Set(
    described.flatMap(({ deployments = [] }) => deployments.map(({ id }) => id ?? '')),
  );
  for (const { id, request, desiredStatus } of tasks) {
    if (desiredStatus === 'RUNNING' && !live.has(request.startedBy ?? '')) {
      yield `task ${id} of ${request.group} belongs to no deployment`;
    }
  }
}

/** Every target that is not draining is a task that runs. */
function* strayTargets(tasks: readonly Task[], targets: Targets) {
  const running = new Set(
    tasks
      .filter(({ status }) => status === 'RUNNING')
      .map(({ request, address }) => `${request.group} ${address}`),
  );
  for (const [service, states] of targets) {
    for (const [address, state] of states) {
      if (state === 'draining' || running.has(`service:${service} ${address}`)) continue;
      yield `${address} of ${service} is ${state}, but no task`;
    }
  }
}

/** Every task of a service at rest is a target. */
function* missingTargets(tasks: readonly Task[], described: readonly Service[], targets: Targets) {
  const resting = new Set(described.filter(isAtRest).map(({ serviceName }) => serviceName ?? ''));
  for (const { id, request, status, desiredStatus, address = '' } of tasks) {
    const service = request.group.slice('service:'.length);
    const states = targets.get(service);
    if (states === undefined || !resting.has(service)) continue;
    if (status === 'RUNNING' && desiredStatus === 'RUNNING' && !states.has(address)) {
      yield `task ${id} of ${service} is no target`;
    }
  }
}

/** One deployment, completed, and every task of it there. */
export function isAtRest({ deployments = [], desiredCount, runningCount, pendingCount }: Service) {
  const [only, ...others] = deployments;
  const completed = only?.rolloutState === 'COMPLETED' && others.length === 0;
  return completed && runningCount === desiredCount && pendingCount === 0;
}

/** Interfaces are those of tasks, load balancers, the NAT gateway and the database. */
function* strayInterfaces({ sandbox }: SoakAccount, tasks: readonly Task[]) {
  const own = new Set(
    tasks
      .filter(({ status }) => status !== 'STOPPED')
      .flatMap(({ networkInterfaceId = [] }) => networkInterfaceId),
  );
  const others = sandbox.network.interfaces().filter(({ id }) => !own.delete(id));
  for (const { owner } of others) {
    if (!/^(load balancer|NAT gateway|database) /.test(owner)) {
      yield `an interface of ${owner} is left`;
    }
  }
  for (const id of own) yield `${id} of a task does not exist`;
}

const hour = 3_600_000;

/** Stopped tasks are forgotten after an hour. */
function* keptTooLong({ clock }: SoakAccount, tasks: readonly Task[]) {
  for (const { id, stoppedAt = clock.now() } of tasks) {
    if (clock.now() - stoppedAt > hour) yield `task ${id} is still there an hour after its stop`;
  }
}

function* tooManyEvents(described: readonly Service[]) {
  for (const { serviceName, events = [] } of described) {
    if (events.length > 100) yield `${serviceName} keeps ${events.length} events`;
  }
}
