import {
  DescribeScalableTargetsCommand,
  DescribeScalingPoliciesCommand,
  type ScalingPolicy,
} from '@aws-sdk/client-application-auto-scaling';
import type { Service } from '@aws-sdk/client-ecs';
import { lastPart } from '../last-part.ts';
import type { OperationContext } from '../operation-context.ts';
import type { ScalingStatus } from './status.ts';

/** Between which numbers a service scales, and by what; undefined when it does not. */
export async function readScaling(
  { clusterArn, serviceName }: Service,
  { further, signal }: OperationContext,
): Promise<ScalingStatus | undefined> {
  const { autoScaling } = await further();
  const ResourceId = `service/${lastPart(clusterArn)}/${serviceName}`;
  const [{ ScalableTargets = [] }, { ScalingPolicies = [] }] = await Promise.all([
    autoScaling.send(
      new DescribeScalableTargetsCommand({ ServiceNamespace: 'ecs', ResourceIds: [ResourceId] }),
      { abortSignal: signal },
    ),
    autoScaling.send(new DescribeScalingPoliciesCommand({ ServiceNamespace: 'ecs', ResourceId }), {
      abortSignal: signal,
    }),
  ]);
  const [target] = ScalableTargets;
  if (!target) return undefined;
  return {
    min: target.MinCapacity ?? 0,
    max: target.MaxCapacity ?? 0,
    policies: ScalingPolicies.map(describePolicy),
  };
}

function describePolicy({
  PolicyName = '',
  TargetTrackingScalingPolicyConfiguration: tracking,
}: ScalingPolicy): string {
  const metric = tracking?.PredefinedMetricSpecification?.PredefinedMetricType ?? '';
  const words = metrics[metric];
  return tracking && words ? `${tracking.TargetValue}${words}` : PolicyName;
}

const metrics: Readonly<Record<string, string>> = {
  ECSServiceAverageCPUUtilization: '\u00a0%\u00a0CPU',
  ECSServiceAverageMemoryUtilization: '\u00a0%\u00a0memory',
  ALBRequestCountPerTarget: ' requests a minute each',
};
