import type { CreateServiceRequest, UpdateServiceRequest } from '@aws-sdk/client-ecs';
import type { Settings } from './service.ts';

/** A request's settings on top of those before. */
export function settingsOf(
  input: Partial<CreateServiceRequest & UpdateServiceRequest>,
  before: Settings | undefined,
): Settings {
  const propagateTags = input.propagateTags ?? before?.propagateTags;
  const rebalancing = input.availabilityZoneRebalancing ?? before?.zoneRebalancing;
  const deployment = { ...before?.deployment, ...input.deploymentConfiguration };
  const roomToBalance = (deployment.maximumPercent ?? 200) > 100;
  return {
    deployment,
    gracePeriod: input.healthCheckGracePeriodSeconds ?? before?.gracePeriod ?? 0,
    enableExecuteCommand: input.enableExecuteCommand ?? before?.enableExecuteCommand ?? false,
    enableManagedTags: input.enableECSManagedTags ?? before?.enableManagedTags ?? false,
    ...(propagateTags !== undefined && { propagateTags }),
    zoneRebalancing: rebalancing ?? (roomToBalance ? 'ENABLED' : 'DISABLED'),
    tags: input.tags ?? before?.tags ?? [],
  };
}
