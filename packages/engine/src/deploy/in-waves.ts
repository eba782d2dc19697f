import { deploymentWaves } from '@seaworthy/compiler';
import type { StackDeployment } from './stack-deployment.ts';

/** Stacks of services in the order of their deployment: those that are addressed come first. */
export function inWaves(
  stacks: readonly StackDeployment[],
): readonly (readonly StackDeployment[])[] {
  return deploymentWaves(stacks, ({ service }) => ({
    name: service?.name,
    addresses: service?.after ?? [],
  }));
}
