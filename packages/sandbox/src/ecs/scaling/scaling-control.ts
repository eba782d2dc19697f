import type {
  PutScalingPolicyRequest,
  RegisterScalableTargetRequest,
} from '@aws-sdk/client-application-auto-scaling';
import type { Account } from '../../account.ts';
import { AwsError, NotModelled } from '../../aws/aws-error.ts';
import { arnOf } from '../../aws/identity.ts';
import { refuseUnknown } from '../../aws/refuse-unknown.ts';
import type { ServiceControl } from '../services/service-control.ts';
import {
  isTracking,
  type Policy,
  type ScaledService,
  type TrackingPolicy,
} from './scalable-target.ts';
import { allowsLess, callsForMore, proportional, track, untracked } from './tracking.ts';

/** The only namespace and dimension that are modelled. */
export const namespace = 'ecs';
export const dimension = 'ecs:service:DesiredCount';

/** One minute's average of a metric of a service. */
export interface MetricReport {
  /** `service/CLUSTER/NAME` */
  readonly resourceId: string;
  /** Such as `ECSServiceAverageCPUUtilization`. */
  readonly metric: string;
  readonly value: number;
}

/** Which scalable target a request means. */
export interface TargetReference {
  readonly ServiceNamespace?: string | undefined;
  readonly ScalableDimension?: string | undefined;
  readonly ResourceId?: string | undefined;
}

/** Scalable targets and their policies. Everything throws AwsError. */
export interface ScalingControl {
  register(input: RegisterScalableTargetRequest): ScaledService;
  deregister(resourceId: string): void;
  find(reference: TargetReference): ScaledService;
  list(): readonly ScaledService[];
  putPolicy(input: PutScalingPolicyRequest): Policy;
  removePolicy(resourceId: string, name: string): boolean;
  /** Takes a minute of a metric and scales when a policy asks for it. */
  reportMetric(report: MetricReport): void;
}

/** Starts without a target. */
export function createScalingControl(
  parts: Pick<Account, 'clock' | 'identity'>,
  control: Pick<ServiceControl, 'lookUp' | 'update'>,
): ScalingControl {
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

  function find(input: TargetReference): ScaledService {
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

  return {
    register,
    deregister: (resourceId) => {
      targets.delete(resourceId);
    },
    find,
    list: () => [...targets.values()],
    putPolicy,
    removePolicy: (resourceId, name) => targets.get(resourceId)?.policies.delete(name) === true,
    reportMetric,
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

function resourceOf(input: TargetReference): string {
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

function invalid(message: string): AwsError {
  return new AwsError('ValidationException', message);
}
