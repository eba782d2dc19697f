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
import { AwsError } from '../../aws/aws-error.ts';
import type { Operation, Operations } from '../../aws/operation.ts';
import type { Policy, ScaledService } from './scalable-target.ts';
import { dimension, namespace, type ScalingControl } from './scaling-control.ts';

/** The operations of Application Auto Scaling on services of ECS. */
export function scalingOperations(control: ScalingControl): Operations {
  const needs = (action: string) => () => [
    { action: `application-autoscaling:${action}`, resource: '*' },
  ];

  const registerScalableTarget: Operation<
    RegisterScalableTargetRequest,
    RegisterScalableTargetResponse
  > = {
    needs: needs('RegisterScalableTarget'),
    run: (input) => ({ ScalableTargetARN: control.register(input).arn }),
  };

  const deregisterScalableTarget: Operation<DeregisterScalableTargetRequest, object> = {
    needs: needs('DeregisterScalableTarget'),
    run: (input) => {
      control.deregister(control.find(input).resourceId);
      return {};
    },
  };

  const describeScalableTargets: Operation<
    DescribeScalableTargetsRequest,
    DescribeScalableTargetsResponse
  > = {
    needs: needs('DescribeScalableTargets'),
    run: ({ ResourceIds }) => ({
      ScalableTargets: control
        .list()
        .filter(({ resourceId }) => ResourceIds === undefined || ResourceIds.includes(resourceId))
        .map(describeTarget),
    }),
  };

  const putScalingPolicy: Operation<PutScalingPolicyRequest, PutScalingPolicyResponse> = {
    needs: needs('PutScalingPolicy'),
    run: (input) => ({ PolicyARN: control.putPolicy(input).arn, Alarms: [] }),
  };

  const deleteScalingPolicy: Operation<DeleteScalingPolicyRequest, object> = {
    needs: needs('DeleteScalingPolicy'),
    run: (input) => {
      const name = input.PolicyName ?? '';
      if (!control.removePolicy(control.find(input).resourceId, name)) {
        throw new AwsError('ObjectNotFoundException', `No scaling policy found: ${name}`);
      }
      return {};
    },
  };

  const describeScalingPolicies: Operation<
    DescribeScalingPoliciesRequest,
    DescribeScalingPoliciesResponse
  > = {
    needs: needs('DescribeScalingPolicies'),
    run: ({ ResourceId, PolicyNames }) => ({
      ScalingPolicies: control
        .list()
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
      ScalingActivities: control
        .list()
        .filter(({ resourceId }) => ResourceId === undefined || ResourceId === resourceId)
        .flatMap(({ activities }) => activities),
    }),
  };

  return {
    RegisterScalableTarget: registerScalableTarget,
    DeregisterScalableTarget: deregisterScalableTarget,
    DescribeScalableTargets: describeScalableTargets,
    PutScalingPolicy: putScalingPolicy,
    DeleteScalingPolicy: deleteScalingPolicy,
    DescribeScalingPolicies: describeScalingPolicies,
    DescribeScalingActivities: describeScalingActivities,
  };
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
