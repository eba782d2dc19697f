import { entryOf, type MappingNode } from '../node.ts';
import type { Network, Service, Volume } from '../project.ts';
import { defined } from './defined.ts';
import { externalNameOf } from './external.ts';
import { booleanAt, filledTextAt, mappingAt } from './fields.ts';

/** The project's networks; `default` is among them when a service uses it. */
export function readNetworkDefinitions(
  root: MappingNode,
  services: readonly Service[],
): readonly Network[] {
  const networks = (mappingAt(root, 'networks')?.entries ?? []).map(({ key, keySpan, value }) => {
    const options = value.kind === 'mapping' ? value : undefined;
    return {
      name: key,
      external: externalNameOf(key, options) !== undefined,
      internal: booleanAt(options, 'internal')?.value ?? false,
      span: keySpan,
    };
  });
  const usesDefault = services.some((service) =>
    service.networks.some(({ name }) => name === 'default'),
  );
  const span = entryOf(root, 'services')?.keySpan;
  if (!usesDefault || !span || networks.some(({ name }) => name === 'default')) return networks;
  return [...networks, { name: 'default', external: false, internal: false, span }];
}

/** The project's named volumes. */
export function readVolumeDefinitions(root: MappingNode): readonly Volume[] {
  return (mappingAt(root, 'volumes')?.entries ?? []).map(({ key, keySpan, value }) => {
    const options = value.kind === 'mapping' ? value : undefined;
    return defined<Volume>({
      name: key,
      external: externalNameOf(key, options) !== undefined,
      driver: filledTextAt(options, 'driver')?.value,
      span: keySpan,
    });
  });
}
