import {
  DescribeTaskDefinitionCommand,
  type ECSClient,
  type TaskDefinition,
} from '@aws-sdk/client-ecs';
import type { Emit } from '../events/engine-event.ts';
import type { KeptDefinition } from './black-box.ts';

export interface DefinitionReader {
  readonly emit: Emit;
  /** Resolves when nothing is asked any more. */
  readonly settled: () => Promise<void>;
}

/** Asks ECS for each task definition, once, when the first task of it is told of. */
export function definitionReader(
  ecs: ECSClient,
  keep: (definition: KeptDefinition) => void,
): DefinitionReader {
  const asked = new Map<string, Promise<void>>();
  const read = async (service: string, name: string): Promise<void> => {
    const command = new DescribeTaskDefinitionCommand({ taskDefinition: name });
    const { taskDefinition: definition } = await ecs.send(command);
    if (definition) keep({ service, name, definition: withoutValues(definition) });
  };
  return {
    emit: (event) => {
      if (event.kind !== 'task' || event.definition === '' || asked.has(event.definition)) return;
      const { service, definition } = event;
      asked.set(
        definition,
        read(service, definition).catch(() => {}), // one may be gone, or not be shown to us
      );
    },
    settled: async () => {
      await Promise.all(asked.values());
    },
  };
}

/** Names of variables stay; who set one by hand may have put a secret there. */
function withoutValues(definition: TaskDefinition): TaskDefinition {
  return {
    ...definition,
    containerDefinitions: definition.containerDefinitions?.map((container) => ({
      ...container,
      environment: container.environment?.map(({ name }) => ({ name })),
    })),
  };
}
