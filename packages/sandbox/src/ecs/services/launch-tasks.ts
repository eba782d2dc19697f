import { AwsError } from '../../aws/aws-error.ts';
import type { LaunchRequest, Task } from '../tasks.ts';
import { chooseProvider } from './choose-provider.ts';
import type { SchedulerParts } from './scheduler-parts.ts';
import type { Member, Rollout, Service } from './service.ts';

export interface Launched {
  readonly members: readonly Member[];
  /** Why the next task was refused. */
  readonly refused?: string;
}

/** Starts so many tasks of a rollout, of which `replacing` stand in for unhealthy ones. */
export function launchTasks(
  service: Service,
  rollout: Rollout,
  count: number,
  replacing: number,
  parts: SchedulerParts,
): Launched {
  const members: Member[] = [];
  const shared = sharedRequest(service, rollout, parts);
  let refused: string | undefined;
  while (members.length < count && refused === undefined) {
    const placement = place(service, rollout);
    try {
      const task = parts.tasks.launch({ ...shared, ...placed(placement) });
      const member = memberOf(task, rollout, placement);
      members.push(member);
      service.members.set(member.arn, member);
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      refused = error.message;
    }
  }
  if (members.length > 0) announce(service, members, replacing);
  return { members, ...(refused !== undefined && { refused }) };
}

interface Placement {
  readonly subnetId: string;
  readonly provider: 'FARGATE' | 'FARGATE_SPOT';
}

/** The subnet with the fewest tasks of the rollout; the provider that the strategy asks for. */
function place(service: Service, rollout: Rollout): Placement {
  const inSubnet = new Map<string, number>();
  const onProvider = new Map<string, number>();
  for (const member of service.members.values()) {
    if (member.phase === 'leaving') continue;
    onProvider.set(member.provider, (onProvider.get(member.provider) ?? 0) + 1);
    if (member.rollout !== rollout) continue;
    inSubnet.set(member.subnetId, (inSubnet.get(member.subnetId) ?? 0) + 1);
  }
  const tasksIn = (subnetId: string) => inSubnet.get(subnetId) ?? 0;
  const [first = '', ...others] = rollout.revision.network.subnets;
  return {
    subnetId: others.reduce((best, next) => (tasksIn(next) < tasksIn(best) ? next : best), first),
    provider: chooseProvider(rollout.revision.strategy, onProvider),
  };
}

/** What tasks of a rollout that start now have in common. */
function sharedRequest(
  service: Service,
  rollout: Rollout,
  { joinedBy }: SchedulerParts,
): Omit<LaunchRequest, 'subnetIds' | 'capacityProvider'> {
  const { definition, network } = rollout.revision;
  return {
    cluster: service.cluster.name,
    definition,
    group: `service:${service.name}`,
    startedBy: rollout.id,
    securityGroupIds: network.securityGroups,
    assignPublicAddress: network.assignPublicIp === 'ENABLED',
    enableExecuteCommand: service.settings.enableExecuteCommand,
    ...joinedBy(rollout),
    tags: tagsFor(service),
  };
}

function placed({ subnetId, provider }: Placement) {
  return { subnetIds: [subnetId], capacityProvider: provider };
}

function tagsFor({ settings, cluster, name }: Service): Readonly<Record<string, string>> {
  const own = settings.propagateTags === 'SERVICE' ? settings.tags : [];
  return {
    ...Object.fromEntries(own.map(({ key, value }) => [key ?? '', value ?? ''])),
    ...(settings.enableManagedTags && {
      'aws:ecs:clusterName': cluster.name,
      'aws:ecs:serviceName': name,
    }),
  };
}

function memberOf(task: Task, rollout: Rollout, placement: Placement): Member {
  return {
    arn: task.arn,
    id: task.id,
    rollout,
    launchedAt: task.createdAt,
    subnetId: placement.subnetId,
    provider: placement.provider,
    zone: task.availabilityZone,
    phase: 'pending',
    runningAt: 0,
    countsAt: undefined,
    standing: 'pending',
    wasHealthy: false,
    ailment: undefined,
    targets: [],
    draining: false,
    dismissed: false,
    failed: false,
    protectedUntil: 0,
  };
}

function announce(service: Service, members: readonly Member[], replacing: number): void {
  const list = members.map(({ id }) => `(task ${id})`).join(' ');
  const replaced = Math.min(replacing, members.length);
  const why =
    replaced > 0 ? ` Amazon ECS replaced ${replaced} tasks due to an unhealthy status.` : '';
  service.events.add(`has started ${members.length} tasks: ${list}.${why}`);
}
