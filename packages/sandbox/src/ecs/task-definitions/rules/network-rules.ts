import { eachContainer, outside, type Rule } from './rule.ts';

/** Ports and names under `awsvpc`. */
export const networkRules: readonly Rule[] = [
  eachContainer(
    ({ links }) => (links?.length ? 'Links are not supported when networkMode=awsvpc.' : undefined),
    ({ hostname }) =>
      hostname === undefined
        ? undefined
        : 'The hostname parameter is not supported when networkMode=awsvpc.',
    ({ portMappings = [] }) =>
      portMappings.some(({ containerPort }) => outside(containerPort ?? 0, 1, 65_535))
        ? 'Container port should be between 1 and 65535.'
        : undefined,
    ({ portMappings = [] }) =>
      portMappings.some(({ hostPort, containerPort }) => hostPort && hostPort !== containerPort)
        ? 'When networkMode=awsvpc, the host ports and container ports in port mappings must match.'
        : undefined,
    ({ portMappings = [] }) =>
      portMappings.some(({ appProtocol, name }) => appProtocol !== undefined && !name)
        ? 'A port mapping with an appProtocol must have a name.'
        : undefined,
  ),
  (definition) => {
    const ports = mappings(definition).map(({ containerPort }) => containerPort);
    return new Set(ports).size < ports.length
      ? 'When networkMode=awsvpc, containers of a task cannot map the same container port twice.'
      : undefined;
  },
  (definition) => {
    const names = mappings(definition).flatMap(({ name }) => (name ? [name] : []));
    if (names.some((name) => !/^[a-z0-9_][a-z0-9_-]{0,63}$/.test(name))) {
      return 'The name of a port mapping can have up to 64 lower-case letters, numbers, underscores and hyphens, and cannot start with a hyphen.';
    }
    return new Set(names).size < names.length
      ? 'Port mapping names must be unique in a task definition.'
      : undefined;
  },
];

function mappings({ containerDefinitions = [] }: Parameters<Rule>[0]) {
  return containerDefinitions.flatMap(({ portMappings = [] }) => portMappings);
}
