import type { ContainerDefinition, RegisterTaskDefinitionCommandInput } from '@aws-sdk/client-ecs';
import { readCpu, readMemory } from './fargate-sizes.ts';

/** A definition with the defaults that ECS fills in, as DescribeTaskDefinition shows it. */
export function completeDefinition(input: RegisterTaskDefinitionCommandInput) {
  const { tags: _, cpu, memory, containerDefinitions = [], volumes = [], ...rest } = input;
  return {
    ...rest,
    cpu: String(readCpu(cpu ?? '')),
    memory: String(readMemory(memory ?? '')),
    containerDefinitions: containerDefinitions.map(completeContainer),
    volumes,
    placementConstraints: [],
  };
}

function completeContainer(container: ContainerDefinition): ContainerDefinition {
  const { healthCheck, logConfiguration } = container;
  return {
    cpu: 0,
    essential: true,
    environment: [],
    mountPoints: [],
    volumesFrom: [],
    systemControls: [],
    ...container,
    portMappings: (container.portMappings ?? []).map((mapping) => ({
      protocol: 'tcp',
      ...mapping,
      hostPort: mapping.containerPort,
    })),
    ...(healthCheck && { healthCheck: { interval: 30, timeout: 5, retries: 3, ...healthCheck } }),
    ...(logConfiguration && {
      logConfiguration: { options: {}, secretOptions: [], ...logConfiguration },
    }),
  };
}
