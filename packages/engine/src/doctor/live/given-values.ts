import type { CloudFacts } from '@seaworthy/compiler';

/** What a container of a task or of a job is given, and for which service. */
export interface GivenValues {
  readonly owner?: string;
  readonly environment: readonly { readonly name: string; readonly value: string }[];
  readonly secrets: readonly { readonly name: string; readonly valueFrom: string }[];
}

/** What all containers are given. */
export function givenBy({
  taskDefinitions,
  batchDefinitions,
}: Pick<CloudFacts, 'taskDefinitions' | 'batchDefinitions'>): readonly GivenValues[] {
  return [
    ...taskDefinitions.flatMap(({ owner, containers }) =>
      containers.map(({ environment, secrets }) => ({
        ...(owner !== undefined && { owner }),
        environment,
        secrets,
      })),
    ),
    ...batchDefinitions,
  ];
}
