import type { Handlers } from '../../resources/handlers.ts';
import type { DefinitionStore } from './definition-store.ts';
import { readDefinitionProperties } from './read-definition.ts';

const longestFamily = 255;

/** `AWS::ECS::TaskDefinition`: every change but that of tags is a new revision. */
export function definitionHandlers(store: DefinitionStore): Handlers {
  return {
    'AWS::ECS::TaskDefinition': {
      fidelity: 'modelled',
      async create({ properties, tags, generatedName }) {
        const input = readDefinitionProperties(properties);
        const { taskDefinitionArn } = store.register({
          ...input,
          family: input.family ?? generatedName({ maxLength: longestFamily }),
          tags: [
            ...Object.entries(tags).map(([key, value]) => ({ key, value })),
            ...(input.tags ?? []),
          ],
        });
        return {
          physicalId: taskDefinitionArn,
          attributes: { TaskDefinitionArn: taskDefinitionArn },
        };
      },
      update: async ({ state }) => state,
      async delete({ state }) {
        if (store.find(state.physicalId).status === 'ACTIVE') store.deregister(state.physicalId);
      },
      read: ({ physicalId }) => {
        const isActive = store
          .all()
          .some((one) => one.taskDefinitionArn === physicalId && one.status === 'ACTIVE');
        return isActive ? {} : undefined;
      },
    },
  };
}
