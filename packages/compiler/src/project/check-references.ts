import type { Span } from '../source/span.ts';
import { mappingAt } from './canonical/fields.ts';
import { composeProblems } from './compose-diagnostics.ts';
import type { MappingNode } from './node.ts';
import type { Dependency, InactiveService, Service } from './project.ts';
import type { Reading } from './reading.ts';
import { suggestName } from './suggest-name.ts';

/** What services may refer to, by kind. */
interface Names {
  readonly services: ReadonlySet<string>;
  readonly active: ReadonlySet<string>;
  readonly inactive: ReadonlyMap<string, InactiveService>;
  readonly networks: ReadonlySet<string>;
  readonly volumes: ReadonlySet<string>;
  readonly secrets: ReadonlySet<string>;
  readonly configs: ReadonlySet<string>;
}

/** Tells references to what is not there; answers with services that depend on active ones only. */
export function checkReferences(
  services: readonly Service[],
  inactive: readonly InactiveService[],
  root: MappingNode,
  reading: Reading,
): readonly Service[] {
  const names: Names = {
    services: namesAt(root, 'services'),
    active: new Set(services.map(({ name }) => name)),
    inactive: new Map(inactive.map((service) => [service.name, service])),
    networks: namesAt(root, 'networks').add('default'),
    volumes: namesAt(root, 'volumes'),
    secrets: namesAt(root, 'secrets'),
    configs: namesAt(root, 'configs'),
  };
  return services.map((service) => checkService(service, names, reading));
}

function namesAt(root: MappingNode, section: string): Set<string> {
  return new Set((mappingAt(root, section)?.entries ?? []).map(({ key }) => key));
}

function checkService(service: Service, names: Names, reading: Reading): Service {
  for (const { kind, name, span, known } of referencesOf(service, names)) {
    if (known.has(name)) continue;
    reportUnknown({ kind, name, service: service.name }, span, known, reading);
  }
  const dependsOn = service.dependsOn.filter((dependency) =>
    isActive(dependency, service, names, reading),
  );
  return { ...service, dependsOn };
}

interface Reference {
  readonly kind: string;
  readonly name: string;
  readonly span: Span;
  readonly known: ReadonlySet<string>;
}

function referencesOf(service: Service, names: Names): readonly Reference[] {
  const networks = service.networks.map(({ name, span }) => ({
    kind: 'network',
    name,
    span,
    known: names.networks,
  }));
  const volumes = service.volumes.flatMap(({ type, source, span }) =>
    type === 'volume' && source !== undefined
      ? [{ kind: 'volume', name: source, span, known: names.volumes }]
      : [],
  );
  const secrets = service.secrets.map(({ source, span }) => ({
    kind: 'secret',
    name: source,
    span,
    known: names.secrets,
  }));
  const configs = service.configs.map(({ source, span }) => ({
    kind: 'config',
    name: source,
    span,
    known: names.configs,
  }));
  return [...networks, ...volumes, ...secrets, ...configs];
}

function isActive(
  { service: dependency, required, span }: Dependency,
  { name: service }: Service,
  names: Names,
  reading: Reading,
): boolean {
  if (names.active.has(dependency)) return true;
  const inactive = names.inactive.get(dependency);
  if (!names.services.has(dependency)) {
    reportUnknown({ kind: 'service', name: dependency, service }, span, names.services, reading);
  } else if (inactive && required) {
    const { profiles } = inactive;
    const parameters = { service, dependency, profiles };
    reading.report(composeProblems['compose/depends-on-inactive'](span, parameters));
  }
  return false;
}

function reportUnknown(
  reference: { readonly kind: string; readonly name: string; readonly service: string },
  span: Span,
  known: ReadonlySet<string>,
  reading: Reading,
): void {
  const nearest = suggestName(reference.name, () => known, reading);
  reading.report(composeProblems['compose/unknown-reference'](span, { ...reference, nearest }));
}
