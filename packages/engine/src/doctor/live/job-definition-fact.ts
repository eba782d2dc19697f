import type { JobDefinition } from '@aws-sdk/client-batch';
import type { CloudFacts } from '@seaworthy/compiler';

type DefinitionFact = CloudFacts['batchDefinitions'][number];

/** The definition of a service's jobs as checks read it. */
export function jobDefinitionFact(definition: JobDefinition, owner: string): DefinitionFact {
  const { jobDefinitionArn = '', containerProperties = {}, platformCapabilities } = definition;
  const { executionRoleArn, jobRoleArn, resourceRequirements = [] } = containerProperties;
  const sizeOf = (type: 'VCPU' | 'MEMORY') => {
    const value = resourceRequirements.find((one) => one.type === type)?.value;
    return value === undefined ? undefined : Number(value);
  };
  const timeout = definition.timeout?.attemptDurationSeconds;
  return {
    id: jobDefinitionArn,
    owner,
    fargate: (platformCapabilities ?? []).includes('FARGATE'),
    image: containerProperties.image ?? '',
    vcpus: sizeOf('VCPU') ?? containerProperties.vcpus ?? 'unknown',
    memory: sizeOf('MEMORY') ?? containerProperties.memory ?? 'unknown',
    attempts: definition.retryStrategy?.attempts ?? 1,
    retryConditions: (definition.retryStrategy?.evaluateOnExit ?? []).length,
    ...(timeout !== undefined && { timeout }),
    ...(executionRoleArn !== undefined && { executionRole: executionRoleArn }),
    ...(jobRoleArn !== undefined && { jobRole: jobRoleArn }),
    environment: (containerProperties.environment ?? []).map(({ name = '', value = '' }) => ({
      name,
      value,
    })),
    secrets: (containerProperties.secrets ?? []).map(({ name = '', valueFrom = '' }) => ({
      name,
      valueFrom,
    })),
  };
}
