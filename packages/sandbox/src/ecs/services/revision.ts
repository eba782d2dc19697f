import type {
  CapacityProviderStrategyItem,
  LaunchType,
  LoadBalancer,
  ServiceConnectConfiguration,
} from '@aws-sdk/client-ecs';
import type { RegisteredDefinition } from '../task-definition.ts';

/** What the tasks of a deployment are: a change of any of it makes a new deployment. */
export interface Revision {
  readonly arn: string;
  readonly createdAt: number;
  readonly definition: RegisteredDefinition;
  readonly launchType?: LaunchType;
  readonly strategy: readonly CapacityProviderStrategyItem[];
  readonly platformVersion: string;
  readonly network: RevisionNetwork;
  readonly loadBalancers: readonly LoadBalancer[];
  readonly connect?: ServiceConnectConfiguration;
}

export interface RevisionNetwork {
  readonly subnets: readonly string[];
  readonly securityGroups: readonly string[];
  readonly assignPublicIp: 'ENABLED' | 'DISABLED';
}

/** Whether an essential container tells ECS its health; an image's own HEALTHCHECK does not count. */
export function hasHealthCheck(revision: Revision): boolean {
  return revision.definition.containerDefinitions.some(
    ({ essential, healthCheck }) => essential !== false && healthCheck !== undefined,
  );
}
