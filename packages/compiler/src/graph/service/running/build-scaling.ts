import type { Scale, WebService, Worker } from '../../../application/application.ts';
import type { ApplicationAutoScalingScalingPolicyTargetTrackingScalingPolicyConfiguration } from '../../aws/applicationautoscaling.generated.ts';
import { attribute, ref, resource, sub } from '../../build-resource.ts';
import type { Resource } from '../../graph.ts';
import { givenText, idIn, ownedBy, type Scope } from '../scope.ts';
import type { Parts } from '../stack-parts.ts';
import { backlogPerTask } from './backlog-per-task.ts';
import { buildBacklogSteps } from './backlog-steps.ts';
import { buildScalableTarget, type ScalableTarget } from './scalable-target.ts';

type RunningScope = Scope<WebService | Worker>;
type Service = Resource<'AWS::ECS::Service'>;

/** Autoscaling between the service's limits; nothing when they are the same. */
export function buildScaling(
  scope: RunningScope,
  service: Service,
  targetGroup?: Resource<'AWS::ElasticLoadBalancingV2::TargetGroup'>,
): Parts {
  const { scale } = scope.service;
  if (scale.max <= scale.min) return { resources: [] };
  const target = buildScalableTarget(scope, service);
  return {
    resources: [
      target,
      ...buildUsagePolicies(scope, target),
      ...(targetGroup ? buildRequestPolicy(scope, target, targetGroup) : []),
      ...buildBacklogPolicy(scope, target, service),
    ],
  };
}

type Tracking = ApplicationAutoScalingScalingPolicyTargetTrackingScalingPolicyConfiguration;

/** Seconds: out at once, in when the load has been gone for a while. */
const cooldowns = { ScaleOutCooldown: 60, ScaleInCooldown: 300 } as const;

function buildTracking(
  scope: RunningScope,
  target: ScalableTarget,
  name: keyof Scale,
  tracking: Tracking,
): Resource {
  return resource(
    'AWS::ApplicationAutoScaling::ScalingPolicy',
    idIn(scope, 'scale-by', name),
    {
      PolicyName: name,
      PolicyType: 'TargetTrackingScaling',
      ScalingTargetId: ref(target),
      TargetTrackingScalingPolicyConfiguration: { ...tracking, ...cooldowns },
    },
    ownedBy(scope, scope.service.scale.span),
  );
}

function buildUsagePolicies(scope: RunningScope, target: ScalableTarget): readonly Resource[] {
  const { cpu, memory } = scope.service.scale;
  const usage = [
    ['cpu', cpu, 'ECSServiceAverageCPUUtilization'],
    ['memory', memory, 'ECSServiceAverageMemoryUtilization'],
  ] as const;
  return usage.flatMap(([name, percent, metric]) =>
    percent === undefined
      ? []
      : [
          buildTracking(scope, target, name, {
            PredefinedMetricSpecification: { PredefinedMetricType: metric },
            TargetValue: percent,
          }),
        ],
  );
}

function buildRequestPolicy(
  scope: RunningScope,
  target: ScalableTarget,
  targetGroup: Resource<'AWS::ElasticLoadBalancingV2::TargetGroup'>,
): readonly Resource[] {
  const { requests } = scope.service.scale;
  if (requests === undefined) return [];
  const label = `${givenText(scope, 'load-balancer-name')}/\${${targetGroup.id}.TargetGroupFullName}`;
  return [
    buildTracking(scope, target, 'requests', {
      PredefinedMetricSpecification: {
        PredefinedMetricType: 'ALBRequestCountPerTarget',
        ResourceLabel: sub(label),
      },
      TargetValue: requests,
    }),
  ];
}

/**
 * Messages per task, where AWS counts running tasks (Container Insights) and there always are some.
 * From zero tasks there is nothing to divide by: then the number of messages decides in steps.
 */
function buildBacklogPolicy(
  scope: RunningScope,
  target: ScalableTarget,
  service: Service,
): readonly Resource[] {
  const { messages, min } = scope.service.scale;
  if (!messages) return [];
  const queueName = scope.takings.value(`store/${messages.store}/queue/${messages.queue}/name`);
  if (min === 0 || !scope.application.operations.containerInsights) {
    return buildBacklogSteps(scope, target, queueName, messages.target);
  }
  const metric = backlogPerTask(
    queueName,
    scope.takings.value('cluster'),
    attribute(service, 'Name'),
  );
  return [
    buildTracking(scope, target, 'messages', {
      CustomizedMetricSpecification: metric,
      TargetValue: messages.target,
    }),
  ];
}
