import type { ContainerDefinition, TaskDefinition } from '@aws-sdk/client-ecs';

/** A registered revision, in the SDK's own shape; `taskDefinitionArn` is always set. */
export type RegisteredDefinition = TaskDefinition & {
  readonly taskDefinitionArn: string;
  readonly family: string;
  readonly revision: number;
  readonly containerDefinitions: ContainerDefinition[];
};

/** Task definitions by family and revision. */
export interface TaskDefinitions {
  /** By `family`, `family:revision` or ARN; throws ClientException as AWS does. */
  find(reference: string): RegisteredDefinition;
}
