import { editResources, type Properties, records, type TemplateEdit } from './template-body.ts';

/** Changes the container of this name in the task definition. */
export function editContainer(
  name: string,
  edit: (container: Properties) => Properties,
): TemplateEdit {
  return editResources('AWS::ECS::TaskDefinition', (definition) => ({
    ...definition,
    ContainerDefinitions: records(definition.ContainerDefinitions).map((container) =>
      container.Name === name ? edit(container) : container,
    ),
  }));
}
