import type { CapacityProviderStrategyItem, ClusterSetting, Tag } from '@aws-sdk/client-ecs';

/** A cluster on Fargate: a name under which services and tasks live, with defaults for them. */
export interface Cluster {
  readonly arn: string;
  readonly name: string;
  readonly status: 'ACTIVE' | 'INACTIVE';
  readonly settings: readonly ClusterSetting[];
  readonly capacityProviders: readonly string[];
  readonly defaultStrategy: readonly CapacityProviderStrategyItem[];
  /** Name or ARN of the namespace of Service Connect. */
  readonly namespace?: string;
  readonly tags: readonly Tag[];
}

/** Clusters by name and ARN. */
export interface Clusters {
  /** The cluster `default` unless said; throws ClusterNotFoundException. */
  find(reference: string | undefined): Cluster;
  /** Whether a template or a call made it and it was not deleted. */
  exists(reference: string): boolean;
  /** Replaces the tags of a cluster. */
  retag(reference: string, tags: readonly Tag[]): void;
}
