import type { Application, Graph, TaskKind } from '@seaworthy/compiler';
import type { Sandbox } from '@seaworthy/sandbox';
import { repositoryOf } from '../deploy/repository-of.ts';

/** Puts an image of no content into each repository of a plan, and gives its URI by service. */
export function publishEmptyImages(
  { services }: Application,
  graph: Graph,
  { repositories, identity }: Sandbox,
): Readonly<Record<string, string>> {
  const built = services.filter(
    (service): service is TaskKind => service.kind !== 'site' && service.image.kind === 'built',
  );
  return Object.fromEntries(
    built.map(({ name, architecture }) => {
      const repository = repositoryOf(name, graph);
      const digest = `sha256:${identity.hex(64)}`;
      repositories.put(repository, `test-${digest.slice(7, 19)}`, {
        digest,
        architectures: [architecture],
        compressedSize: 100_000_000,
        engineReference: name,
      });
      const registry = `${identity.account}.dkr.ecr.${identity.region}.amazonaws.com`;
      return [name, `${registry}/${repository}@${digest}`];
    }),
  );
}
