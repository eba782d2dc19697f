import { type Application, type Graph, type Project, standInStack } from '@seaworthy/compiler';

/** What a local server should know of a store that no template says: its name, its image, its extensions. */
export function storeHints({
  project,
  application,
  graph,
}: {
  readonly project: Project;
  readonly application: Application;
  readonly graph: Graph;
}) {
  const existing = standInStack(application);
  const stacks = [...graph.stacks, ...(existing ? [existing] : [])];
  return ({
    stack,
    logicalId,
  }: {
    readonly stack: { readonly name: string };
    readonly logicalId: string;
  }): Hints => {
    const resource = stacks
      .find(({ name }) => name === stack.name)
      ?.resources.find(({ id }) => id === logicalId);
    const service = project.services.find(({ name }) => name === resource?.owner);
    if (!service) return {};
    const { name, image } = service;
    if (image === undefined) return { name };
    return {
      name,
      image: image.value,
      ...(/pgvector/.test(image.value) && { extensions: ['vector'] }),
    };
  };
}

interface Hints {
  /** The store's name in the project. */
  readonly name?: string;
  readonly image?: string;
  readonly extensions?: readonly string[];
}
