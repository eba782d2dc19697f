import type { ContainerDefinition } from '@aws-sdk/client-ecs';
import type { Rule } from './rule.ts';

/** What containers may wait for. */
export const dependencyRules: readonly Rule[] = [
  (definition) => {
    for (const { dependency, target } of edges(definition)) {
      if (target === undefined) {
        return `Cannot depend on container + '${dependency.containerName}' because it does not exist`;
      }
      const objection = conditionOn(target, dependency.condition ?? '');
      if (objection !== undefined) return objection;
    }
    return undefined;
  },
  ({ containerDefinitions = [] }) =>
    hasCycle(containerDefinitions) ? 'Container dependencies should not have a cycle' : undefined,
];

function edges({ containerDefinitions = [] }: Parameters<Rule>[0]) {
  return containerDefinitions.flatMap(({ dependsOn = [] }) =>
    dependsOn.map((dependency) => ({
      dependency,
      target: containerDefinitions.find(({ name }) => name === dependency.containerName),
    })),
  );
}

function conditionOn(target: ContainerDefinition, condition: string): string | undefined {
  switch (condition) {
    case 'START':
      return undefined;
    case 'COMPLETE':
    case 'SUCCESS':
      return target.essential === false
        ? undefined
        : 'A dependency container with SUCCESS or COMPLETE condition cannot be an essential container';
    case 'HEALTHY':
      return target.healthCheck && target.healthCheck.command?.[0] !== 'NONE'
        ? undefined
        : 'A dependency container with HEALTHY condition must have a healthcheck';
    default:
      return `Invalid container dependency condition '${condition}'. Valid values are: START, COMPLETE, SUCCESS, HEALTHY`;
  }
}

function hasCycle(containers: readonly ContainerDefinition[]): boolean {
  const left = new Map(
    containers.map(({ name, dependsOn = [] }) => [
      name,
      new Set(dependsOn.map(({ containerName }) => containerName)),
    ]),
  );
  for (;;) {
    const free = [...left].filter(([, needs]) => needs.size === 0).map(([name]) => name);
    if (free.length === 0) return left.size > 0;
    for (const name of free) left.delete(name);
    for (const needs of left.values()) for (const name of free) needs.delete(name);
  }
}
