import type { CapacityProviderStrategyItem } from '@aws-sdk/client-ecs';

/**
 * Where the next task goes: first each provider's base is filled, then tasks are shared by weight.
 * `counts` are the tasks that the service has on each provider.
 */
export function chooseProvider(
  strategy: readonly CapacityProviderStrategyItem[],
  counts: ReadonlyMap<string, number>,
): 'FARGATE' | 'FARGATE_SPOT' {
  const onProvider = (item: CapacityProviderStrategyItem) =>
    counts.get(item.capacityProvider ?? '') ?? 0;
  const unfilled = strategy.find((item) => onProvider(item) < (item.base ?? 0));
  const share = (item: CapacityProviderStrategyItem) =>
    (onProvider(item) - (item.base ?? 0)) / (item.weight ?? 0);
  const weighted = strategy.filter((item) => (item.weight ?? 0) > 0);
  const least = weighted.reduce<CapacityProviderStrategyItem | undefined>(
    (best, item) => (best === undefined || share(item) < share(best) ? item : best),
    undefined,
  );
  return (unfilled ?? least)?.capacityProvider === 'FARGATE_SPOT' ? 'FARGATE_SPOT' : 'FARGATE';
}
