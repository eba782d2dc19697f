import type { Graph } from '@seaworthy/compiler';

/** The name of the repository that a plan makes for a service whose image is built. */
export function repositoryOf(service: string, { stacks }: Graph): string {
  for (const { resources } of stacks) {
    for (const { type, owner, properties } of resources) {
      if (type !== 'AWS::ECR::Repository' || owner !== service) continue;
      if ('RepositoryName' in properties) return String(properties.RepositoryName);
    }
  }
  throw new Error(`the plan has no repository for ${service}`);
}
