import {
  DescribeScalableTargetsCommand,
  DescribeScalingPoliciesCommand,
} from '@aws-sdk/client-application-auto-scaling';
import { GetServiceQuotaCommand } from '@aws-sdk/client-service-quotas';
import type { CloudFacts } from '@seaworthy/compiler';
import type { DescribedService } from './read-live-services.ts';
import type { LiveContext } from './subject.ts';

/** How far services are scaled by themselves. */
export async function readLiveScaling(
  services: readonly DescribedService[],
  { further: { autoScaling }, asker }: LiveContext,
): Promise<CloudFacts['scalingTargets']> {
  const ServiceNamespace = 'ecs' as const;
  const ids = new Map(
    services.map(({ described, asked, fact }) => [
      `service/${asked.cluster.slice(asked.cluster.lastIndexOf('/') + 1)}/${described.serviceName}`,
      fact,
    ]),
  );
  if (ids.size === 0) return [];
  const ResourceIds = [...ids.keys()];
  const answer = await asker.ask('application-autoscaling:DescribeScalableTargets', () =>
    autoScaling.send(new DescribeScalableTargetsCommand({ ServiceNamespace, ResourceIds })),
  );
  const targets = answer?.ScalableTargets ?? [];
  return Promise.all(
    targets.map(async ({ ResourceId = '', MinCapacity = 0, MaxCapacity = 0 }) => {
      const policies = await asker.ask('application-autoscaling:DescribeScalingPolicies', () =>
        autoScaling.send(new DescribeScalingPoliciesCommand({ ServiceNamespace, ResourceId })),
      );
      const service = ids.get(ResourceId);
      return {
        id: ResourceId,
        ...(service?.owner !== undefined && { owner: service.owner }),
        service: service?.id ?? '',
        minimum: MinCapacity,
        maximum: MaxCapacity,
        // What may not be read is taken to be there.
        policies: policies ? (policies.ScalingPolicies ?? []).length : 1,
      };
    }),
  );
}

/** `Fargate On-Demand vCPU resource count` */
const fargateVcpus = { ServiceCode: 'fargate', QuotaCode: 'L-3032A538' };

export async function readLiveAccount({
  further: { quotas },
  asker,
}: LiveContext): Promise<CloudFacts['account']> {
  const answer = await asker.ask('servicequotas:GetServiceQuota', () =>
    quotas.send(new GetServiceQuotaCommand(fargateVcpus)),
  );
  return { fargateVcpus: answer?.Quota?.Value ?? 'unknown', ecsServiceRole: 'unknown' };
}
