import type {
  DeleteScalingPolicyRequest,
  DeregisterScalableTargetRequest,
  DescribeScalableTargetsRequest,
  DescribeScalableTargetsResponse,
  DescribeScalingActivitiesRequest,
  DescribeScalingActivitiesResponse,
  DescribeScalingPoliciesRequest,
  DescribeScalingPoliciesResponse,
  PutScalingPolicyRequest,
  PutScalingPolicyResponse,
  RegisterScalableTargetRequest,
  RegisterScalableTargetResponse,
  ScalableTarget,
  ScalingPolicy,
} from '@aws-sdk/client-application-auto-scaling';
import type { Account } from '../../account.ts';
import { AwsError, NotModelled } from '../../aws/aws-error.ts';
import { arnOf } from '../../aws/identity.ts';
import type { Operation, Operations } from '../../aws/operation.ts';
import { refuseUnknown } from '../../aws/refuse-unknown.ts';
import type { Handlers } from '../../resources/handlers.ts';
import type { ServiceControl } from '../services/service-control.ts';
import {
  isTracking,
  type Policy,
  type ScaledService,
  type TrackingPolicy,
} from './scalable-target.ts';
import { scalingHandlers } from './scaling-handlers.ts';
import { allowsLess, callsForMore, proportional, track, untracked } from './tracking.ts';

const namespace = 'ecs';
const dimension = 'ecs:service:DesiredCount';

/** One minute's average of a metric of a service. */
export interface MetricReport {
  /** `service/CLUSTER/NAME` */
  readonly resourceId: string;
  /** Such as `ECSServiceAverageCPUUtilization`. */
  readonly metric: string;
  readonly value: number;
}

export interface ScalingPart {
  readonly operations: Operations;
  readonly handlers: Handlers;
  /** Takes a minute of a metric and scales when a policy asks for it. */
  readonly reportMetric: (report: MetricReport) => void;
}

/** Application Auto Scaling over the desired counts of services. */
export function createScaling(
  parts: Pick<Account, 'clock' | 'identity' | 'observe'>,
  control: Pick<ServiceControl, 'lookUp' | 'update'>,
): ScalingPart {
  const targets = new Map<string, ScaledService>();

  function register(input: RegisterScalableTargetRequest): ScaledService {
    refuseUnknown('a scalable target', input, registerOptions);
    const resourceId = resourceOf(input);
    const before = targets.get(resourceId);
    const minimum = input.MinCapacity ?? before?.minimum;
    const maximum = input.MaxCapacity ?? before?.maximum;
    if (minimum === undefined || maximum === undefined) {
      throw invalid('MinCapacity and MaxCapacity must be specified for a new scalable target.');
    }
    if (maximum < minimum) {
      throw invalid('Maximum capacity cannot be less than minimum capacity.');
    }
    if (serviceOf(resourceId) === undefined) {
      throw invalid(`ECS service doesn't exist: ${resourceId}`);
    }
    const target: ScaledService = {
      resourceId,
      arn:
        before?.arn ??
        arnOf(
          parts.identity,
          'application-autoscaling',
          `scalable-target/${parts.identity.hex(36)}`,
        ),
      roleArn: input.RoleARN ?? serviceLinkedRole(parts.identity.account),
      createdAt: before?.createdAt ?? parts.clock.now(),
      minimum,
      maximum,
      policies: before?.policies ?? new Map(),
      activities: before?.activities ?? [],
      calm: before?.calm ?? { out: 0, in: 0 },
    };
    targets.set(resourceId, target);
    keepWithinBounds(target);
    return target;
  }

  function keepWithinBounds(target: ScaledService): void {
    const desired = serviceOf(target.resourceId)?.desiredCount ?? 0;
    const { minimum, maximum } = target;
    if (desired < minimum) scale(target, minimum, `minimum capacity was set to ${minimum}`);
    if (desired > maximum) scale(target, maximum, `maximum capacity was set to ${maximum}`);
  }

  function scale(target: ScaledService, desired: number, cause: string): void {
    const service = serviceOf(target.resourceId);
    if (service === undefined || service.status !== 'ACTIVE') return;
    control.update({ cluster: service.cluster.name, service: service.name, desiredCount: desired });
    target.activities.unshift({
      ActivityId: parts.identity.uuid(),
      ServiceNamespace: namespace,
      ResourceId: target.resourceId,
      ScalableDimension: dimension,
      Description: `Setting desired count to ${desired}.`,
      Cause: cause,
      StartTime: new Date(parts.clock.now()),
      EndTime: new Date(parts.clock.now()),
      StatusCode: 'Successful',
      StatusMessage: `Successfully set desired count to ${desired}. Change successfully fulfilled by ecs.`,
    });
  }

  function serviceOf(resourceId: string) {
    const [, cluster, name = ''] = resourceId.split('/');
    return control.lookUp(cluster, name);
  }

  function find(input: Parameters<typeof resourceOf>[0]): ScaledService {
    const resourceId = resourceOf(input);
    const target = targets.get(resourceId);
    if (target !== undefined) return target;
    throw new AwsError(
      'ObjectNotFoundException',
      `No scalable target found for service namespace: ${namespace}, resource ID: ${resourceId}, scalable dimension: ${dimension}`,
    );
  }

  function putPolicy(input: PutScalingPolicyRequest): Policy {
    refuseUnknown('a scaling policy', input, policyOptions);
    const target = find(input);
    const name = input.PolicyName ?? '';
    const before = target.policies.get(name);
    const policy: Policy = {
      arn:
        before?.arn ??
        arnOf(
          parts.identity,
          'autoscaling',
          `scalingPolicy:${parts.identity.uuid()}:resource/ecs/${target.resourceId}:policyName/${name}`,
        ),
      name,
      createdAt: before?.createdAt ?? parts.clock.now(),
      ...contentOf(input),
    };
    target.policies.set(name, policy);
    return policy;
  }

  function removePolicy(input: DeleteScalingPolicyRequest): void {
    if (find(input).policies.delete(input.PolicyName ?? '')) return;
    throw new AwsError(
      'ObjectNotFoundException',
      `No scaling policy found: ${input.PolicyName ?? ''}`,
    );
  }

  function reportMetric({ resourceId, metric, value }: MetricReport): void {
    const target = targets.get(resourceId);
    if (target === undefined) return;
    for (const policy of trackingPolicies(target)) {
      if (metricOf(policy) !== metric) continue;
      policy.tracking = track(policy.tracking, value, policy.configuration);
      follow(target, policy, value);
    }
  }

  /** Any policy may ask for more; for less, all must agree. */
  function follow(target: ScaledService, policy: TrackingPolicy, value: number): void {
    const desired = serviceOf(target.resourceId)?.desiredCount ?? 0;
    const { TargetValue = 1, ScaleOutCooldown = 300, ScaleInCooldown = 300 } = policy.configuration;
    const wanted = proportional(desired, value, TargetValue);
    const bounded = Math.min(target.maximum, Math.max(target.minimum, wanted));
    const now = parts.clock.now();
    const cause = `monitor alarm of policy ${policy.name} in state ALARM triggered policy ${policy.name}`;
    if (callsForMore(policy.tracking) && bounded > desired && now >= target.calm.out) {
      target.calm.out = now + ScaleOutCooldown * 1000;
      scale(target, bounded, cause);
      return;
    }
    const agreed = trackingPolicies(target).every(({ tracking, configuration }) =>
      allowsLess(tracking, configuration),
    );
    if (agreed && bounded < desired && now >= Math.max(target.calm.in, target.calm.out)) {
      target.calm.in = now + ScaleInCooldown * 1000;
      scale(target, bounded, cause);
    }
  }

  const needs = (action: string) => () => [
    { action: `application-autoscaling:${action}`, resource: '*' },
  ];

  const registerScalableTarget: Operation<
    RegisterScalableTargetRequest,
    RegisterScalableTargetResponse
  > = {
    needs: needs('RegisterScalableTarget'),
    run: (input) => ({ ScalableTargetARN: register(input).arn }),
  };

  const deregisterScalableTarget: Operation<DeregisterScalableTargetRequest, object> = {
    needs: needs('DeregisterScalableTarget'),
    run: (input) => {
      targets.delete(find(input).resourceId);
      return {};
    },
  };

  const describeScalableTargets: Operation<
    DescribeScalableTargetsRequest,
    DescribeScalableTargetsResponse
  > = {
    needs: needs('DescribeScalableTargets'),
    run: ({ ResourceIds }) => ({
      ScalableTargets: [...targets.values()]
        .filter(({ resourceId }) => ResourceIds === undefined || ResourceIds.includes(resourceId))
        .map(describeTarget),
    }),
  };

  const putScalingPolicy: Operation<PutScalingPolicyRequest, PutScalingPolicyResponse> = {
    needs: needs('PutScalingPolicy'),
    run: (input) => ({ PolicyARN: putPolicy(input).arn, Alarms: [] }),
  };

  const deleteScalingPolicy: Operation<DeleteScalingPolicyRequest, object> = {
    needs: needs('DeleteScalingPolicy'),
    run: (input) => {
      removePolicy(input);
      return {};
    },
  };

  const describeScalingPolicies: Operation<
    DescribeScalingPoliciesRequest,
    DescribeScalingPoliciesResponse
  > = {
    needs: needs('DescribeScalingPolicies'),
    run: ({ ResourceId, PolicyNames }) => ({
      ScalingPolicies: [...targets.values()]
        .filter(({ resourceId }) => ResourceId === undefined || ResourceId === resourceId)
        .flatMap((target) =>
          [...target.policies.values()].map((one) => describePolicy(target, one)),
        )
        .filter(
          ({ PolicyName = '' }) => PolicyNames === undefined || PolicyNames.includes(PolicyName),
        ),
    }),
  };

  const describeScalingActivities: Operation<
    DescribeScalingActivitiesRequest,
    DescribeScalingActivitiesResponse
  > = {
    needs: needs('DescribeScalingActivities'),
    run: ({ ResourceId }) => ({
      ScalingActivities: [...targets.values()]
        .filter(({ resourceId }) => ResourceId === undefined || ResourceId === resourceId)
        .flatMap(({ activities }) => activities),
    }),
  };

  return {
    reportMetric,
    operations: {
      RegisterScalableTarget: registerScalableTarget,
      DeregisterScalableTarget: deregisterScalableTarget,
      DescribeScalableTargets: describeScalableTargets,
      PutScalingPolicy: putScalingPolicy,
      DeleteScalingPolicy: deleteScalingPolicy,
      DescribeScalingPolicies: describeScalingPolicies,
      DescribeScalingActivities: describeScalingActivities,
    },
    handlers: scalingHandlers({
      observe: parts.observe,
      register,
      putPolicy,
      deregister: (resourceId) => targets.delete(resourceId),
      removePolicy: (resourceId, name) => targets.get(resourceId)?.policies.delete(name),
    }),
  };
}

const registerOptions = [
  'ServiceNamespace',
  'ResourceId',
  'ScalableDimension',
  'MinCapacity',
  'MaxCapacity',
  'RoleARN',
];

const policyOptions = [
  'PolicyName',
  'PolicyType',
  'ServiceNamespace',
  'ResourceId',
  'ScalableDimension',
  'TargetTrackingScalingPolicyConfiguration',
  'StepScalingPolicyConfiguration',
];

function resourceOf(input: {
  readonly ServiceNamespace?: string | undefined;
  readonly ScalableDimension?: string | undefined;
  readonly ResourceId?: string | undefined;
}): string {
  if (input.ServiceNamespace !== namespace || input.ScalableDimension !== dimension) {
    throw new NotModelled(`scaling of ${input.ScalableDimension ?? input.ServiceNamespace ?? ''}`);
  }
  return input.ResourceId ?? '';
}

function trackingPolicies({ policies }: ScaledService): readonly TrackingPolicy[] {
  return [...policies.values()].filter(isTracking);
}

/** What is in a policy, as its kind; steps unless said. */
function contentOf(input: PutScalingPolicyRequest) {
  const { TargetTrackingScalingPolicyConfiguration: tracking, PolicyType: type = 'StepScaling' } =
    input;
  if (type === 'TargetTrackingScaling' && tracking !== undefined) {
    return { kind: 'tracking', configuration: tracking, tracking: untracked } as const;
  }
  if (type === 'StepScaling' && input.StepScalingPolicyConfiguration !== undefined) {
    return { kind: 'steps', configuration: input.StepScalingPolicyConfiguration } as const;
  }
  throw new NotModelled(`scaling policies of the type ${type}`);
}

/** A metric of one's own is known by its name. */
function metricOf({ configuration }: TrackingPolicy): string | undefined {
  return (
    configuration.PredefinedMetricSpecification?.PredefinedMetricType ??
    configuration.CustomizedMetricSpecification?.MetricName
  );
}

function serviceLinkedRole(account: string): string {
  return `arn:aws:iam::${account}:role/aws-service-role/ecs.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_ECSService`;
}

function describeTarget(target: ScaledService): ScalableTarget {
  return {
    ServiceNamespace: namespace,
    ResourceId: target.resourceId,
    ScalableDimension: dimension,
    MinCapacity: target.minimum,
    MaxCapacity: target.maximum,
    RoleARN: target.roleArn,
    CreationTime: new Date(target.createdAt),
    ScalableTargetARN: target.arn,
  };
}

function describePolicy(target: ScaledService, policy: Policy): ScalingPolicy {
  return {
    PolicyARN: policy.arn,
    PolicyName: policy.name,
    ServiceNamespace: namespace,
    ResourceId: target.resourceId,
    ScalableDimension: dimension,
    ...(policy.kind === 'tracking'
      ? {
          PolicyType: 'TargetTrackingScaling',
          TargetTrackingScalingPolicyConfiguration: policy.configuration,
        }
      : { PolicyType: 'StepScaling', StepScalingPolicyConfiguration: policy.configuration }),
    CreationTime: new Date(policy.createdAt),
  };
}

function invalid(message: string): AwsError {
  return new AwsError('ValidationException', message);
}
