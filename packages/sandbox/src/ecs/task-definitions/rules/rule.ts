import type { ContainerDefinition, RegisterTaskDefinitionCommandInput } from '@aws-sdk/client-ecs';

/** Says what AWS says against a task definition; nothing when it is fine. */
export type Rule = (definition: RegisterTaskDefinitionCommandInput) => string | undefined;

/** A rule about each container by itself; the first objection counts. */
export type ContainerRule = (
  container: ContainerDefinition,
  definition: RegisterTaskDefinitionCommandInput,
) => string | undefined;

/** Applies rules to each container of a definition, in the containers' order. */
export function eachContainer(...rules: readonly ContainerRule[]): Rule {
  return (definition) => {
    for (const container of definition.containerDefinitions ?? []) {
      for (const rule of rules) {
        const objection = rule(container, definition);
        if (objection !== undefined) return objection;
      }
    }
    return undefined;
  };
}

/** Whether a number is set and outside of a range that includes both ends. */
export function outside(value: number | undefined, low: number, high: number): boolean {
  return value !== undefined && (value < low || value > high);
}
