import type { Application, Graph, Project } from '@seaworthy/compiler';

/** What a local server should know of a store that no template says: its image, its extensions. */
export function storeHints({
  project,
  graph,
}: {
  readonly project: Project;
  readonly application: Application;
  readonly graph: Graph;
}) {
  return ({
    stack,
    logicalId,
  }: {
    readonly stack: { readonly name: string };
    readonly logicalId: string;
  }): { readonly image?: string; readonly extensions?: readonly string[] } => {
    const resource = graph.stacks
      .find(({ name }) => name === stack.name)
      ?.resources.find(({ id }) => id === logicalId);
    const service = project.services.find(({ name }) => name === resource?.owner);
    const image = service?.image?.value;
    if (image === undefined) return {};
    return { image, ...(/pgvector/.test(image) && { extensions: ['vector'] }) };
  };
}
