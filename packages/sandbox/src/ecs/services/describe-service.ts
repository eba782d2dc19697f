import type {
  Deployment,
  NetworkConfiguration,
  ServiceDeployment,
  Service as ServiceOutput,
  ServiceRevision,
} from '@aws-sdk/client-ecs';
import { breakerThreshold } from './capacity.ts';
import type { Revision } from './revision.ts';
import type { Member, Rollout, Service, ServiceDeploymentRecord } from './service.ts';

/** A service as DescribeServices answers. */
export function describeService(service: Service, withTags: boolean): ServiceOutput {
  const { settings, rollouts } = service;
  const revision = rollouts[0]?.revision;
  return {
    serviceArn: service.arn,
    serviceName: service.name,
    clusterArn: service.cluster.arn,
    status: service.status,
    desiredCount: service.desiredCount,
    runningCount: count(service, 'running'),
    pendingCount: count(service, 'pending'),
    ...(revision !== undefined && describeRevision(revision)),
    deploymentConfiguration: {
      strategy: 'ROLLING',
      minimumHealthyPercent: 100,
      maximumPercent: 200,
      ...settings.deployment,
    },
    deployments: rollouts.map((rollout, index) => describeRollout(service, rollout, index === 0)),
    events: [...service.events.list()],
    createdAt: new Date(service.createdAt),
    currentServiceDeployment: service.deployments[0]?.arn,
    currentServiceRevisions: rollouts.map((rollout) => ({
      arn: rollout.revision.arn,
      requestedTaskCount: requested(service, rollout),
      runningTaskCount: count(service, 'running', rollout),
      pendingTaskCount: count(service, 'pending', rollout),
    })),
    healthCheckGracePeriodSeconds: settings.gracePeriod,
    schedulingStrategy: 'REPLICA',
    deploymentController: { type: 'ECS' },
    placementConstraints: [],
    placementStrategy: [],
    serviceRegistries: [],
    enableECSManagedTags: settings.enableManagedTags,
    propagateTags: settings.propagateTags ?? 'NONE',
    enableExecuteCommand: settings.enableExecuteCommand,
    availabilityZoneRebalancing: settings.zoneRebalancing,
    ...(withTags && { tags: [...settings.tags] }),
  };
}

function describeRevision(revision: Revision) {
  const { definition, loadBalancers, platformVersion } = revision;
  return {
    taskDefinition: definition.taskDefinitionArn,
    ...capacityOf(revision),
    loadBalancers: [...loadBalancers],
    platformVersion,
    platformFamily: 'Linux',
    networkConfiguration: networkOf(revision),
  };
}

function capacityOf({ launchType, strategy }: Revision) {
  return launchType === undefined ? { capacityProviderStrategy: [...strategy] } : { launchType };
}

function networkOf({ network }: Revision): NetworkConfiguration {
  return {
    awsvpcConfiguration: {
      subnets: [...network.subnets],
      securityGroups: [...network.securityGroups],
      assignPublicIp: network.assignPublicIp,
    },
  };
}

function describeRollout(service: Service, rollout: Rollout, primary: boolean): Deployment {
  const { revision } = rollout;
  const { connect } = revision;
  return {
    id: rollout.id,
    status: primary ? 'PRIMARY' : 'ACTIVE',
    taskDefinition: revision.definition.taskDefinitionArn,
    desiredCount: requested(service, rollout),
    pendingCount: count(service, 'pending', rollout),
    runningCount: count(service, 'running', rollout),
    failedTasks: rollout.failedTasks,
    createdAt: new Date(rollout.createdAt),
    updatedAt: new Date(rollout.updatedAt),
    ...capacityOf(revision),
    platformVersion: revision.platformVersion,
    platformFamily: 'Linux',
    networkConfiguration: networkOf(revision),
    rolloutState: rollout.state,
    rolloutStateReason: rollout.reason,
    ...(connect !== undefined && { serviceConnectConfiguration: connect }),
  };
}

function requested(service: Service, rollout: Rollout): number {
  return rollout === service.rollouts[0] ? service.desiredCount : rollout.target;
}

/** Tasks that let go of their connections no longer count as running. */
function count(service: Service, phase: Member['phase'], rollout?: Rollout): number {
  let sum = 0;
  for (const member of service.members.values()) {
    if (member.phase === phase && (rollout === undefined || member.rollout === rollout)) sum += 1;
  }
  return sum;
}

/** A change of a service as DescribeServiceDeployments answers. */
export function describeDeployment(
  service: Service,
  record: ServiceDeploymentRecord,
): ServiceDeployment {
  const { rollback, rollout, sources } = record;
  const breaker = service.settings.deployment.deploymentCircuitBreaker;
  return {
    serviceDeploymentArn: record.arn,
    serviceArn: service.arn,
    clusterArn: service.cluster.arn,
    createdAt: new Date(record.createdAt),
    startedAt: new Date(record.createdAt),
    updatedAt: new Date(rollout.updatedAt),
    ...(record.finishedAt !== undefined && { finishedAt: new Date(record.finishedAt) }),
    sourceServiceRevisions: sources.map(({ arn }) => ({ arn })),
    targetServiceRevision: {
      arn: record.target.arn,
      requestedTaskCount: requested(service, rollout),
      runningTaskCount: count(service, 'running', rollout),
      pendingTaskCount: count(service, 'pending', rollout),
    },
    status: record.status,
    ...(record.statusReason !== undefined && { statusReason: record.statusReason }),
    deploymentConfiguration: service.settings.deployment,
    ...(rollback !== undefined && {
      rollback: {
        reason: rollback.reason,
        startedAt: new Date(rollback.startedAt),
        serviceRevisionArn: rollback.rollout.revision.arn,
      },
    }),
    deploymentCircuitBreaker: {
      status: breakerStatus(record, breaker?.enable === true),
      failureCount: rollout.failedTasks,
      threshold: breakerThreshold(
        service.desiredCount,
        breaker ?? { enable: false, rollback: false },
      ),
    },
  };
}

function breakerStatus(record: ServiceDeploymentRecord, enabled: boolean) {
  if (!enabled) return 'DISABLED';
  if (record.breakerTriggered) return 'TRIGGERED';
  return record.status === 'IN_PROGRESS' ? 'MONITORING' : 'MONITORING_COMPLETE';
}

/** A revision as DescribeServiceRevisions answers. */
export function describeServiceRevision(service: Service, revision: Revision): ServiceRevision {
  const { connect, definition } = revision;
  return {
    serviceRevisionArn: revision.arn,
    serviceArn: service.arn,
    clusterArn: service.cluster.arn,
    ...describeRevision(revision),
    containerImages: definition.containerDefinitions.map(({ name, image }) => ({
      containerName: name,
      image,
    })),
    createdAt: new Date(revision.createdAt),
    ...(connect !== undefined && { serviceConnectConfiguration: connect }),
  };
}
