import type { ServiceConnectConfiguration } from '@aws-sdk/client-ecs';
import type { LaunchRequest, Task } from '../tasks.ts';
import type { Revision } from './revision.ts';
import type { Member, Rollout, Service } from './service.ts';

/** Where a connection to a name of Service Connect goes. */
export interface ConnectTarget {
  readonly taskArn: string;
  readonly address: string;
  /** The container's port, which may differ from the one that was asked for. */
  readonly port: number;
}

/** One name that a service answers to in a namespace. */
export interface ConnectEndpoint {
  readonly host: string;
  readonly port: number;
  readonly containerPort: number;
}

/** What a task gets of Service Connect when it is launched; nothing where it is off. */
export type JoinedNamespace = Pick<LaunchRequest, 'namespace' | 'names'>;

/** Service Connect: names within a namespace, and the tasks behind them in turn. */
export interface ServiceConnect {
  /** The namespace of a rollout, and the names that a task knows if it starts now, its own included. */
  joinedBy(rollout: Rollout): JoinedNamespace;
  resolve(namespace: string, host: string, port: number): ConnectTarget | undefined;
}

/** Where a revision is in Service Connect, and what it answers to. */
interface Presence {
  readonly namespace: string | undefined;
  readonly endpoints: readonly ConnectEndpoint[];
}

/** The names of a namespace, and the endpoints that they were made of. */
interface Names {
  readonly endpoints: readonly (readonly ConnectEndpoint[])[];
  readonly names: NonNullable<JoinedNamespace['names']>;
}

/** `services` gives those that exist; names of a service are known from its creation on. */
export function createServiceConnect(
  services: () => Iterable<Service>,
  find: (taskArn: string) => Task | undefined,
): ServiceConnect {
  const turns = new Map<string, number>();
  const presences = new WeakMap<Revision, Presence>();
  const lastNames = new Map<string, Names>();

  /** Revisions do not change, and there are as many of them as launches look at. */
  function presenceOf(revision: Revision): Presence {
    const known = presences.get(revision);
    if (known !== undefined) return known;
    const presence = { namespace: namespaceOf(revision), endpoints: endpointsOf(revision) };
    presences.set(revision, presence);
    return presence;
  }

  function* presentIn(namespace: string): Iterable<readonly [Service, readonly ConnectEndpoint[]]> {
    for (const service of services()) {
      const revision = service.rollouts[0]?.revision;
      if (service.status !== 'ACTIVE' || revision?.connect === undefined) continue;
      const presence = presenceOf(revision);
      if (presence.namespace === namespace) yield [service, presence.endpoints];
    }
  }

  function joinedBy(rollout: Rollout): JoinedNamespace {
    const { namespace } = presenceOf(rollout.revision);
    if (namespace === undefined) return {};
    const endpoints = [...presentIn(namespace)].map(([, own]) => own);
    const last = lastNames.get(namespace);
    const names =
      last !== undefined && isSameList(last.endpoints, endpoints)
        ? last.names
        : namesOf(endpoints.flat());
    // Tasks that know the same names share one list of them.
    lastNames.set(namespace, { endpoints, names });
    return { namespace, names };
  }

  function resolve(namespace: string, host: string, port: number): ConnectTarget | undefined {
    for (const [service, endpoints] of presentIn(namespaceId(namespace))) {
      const endpoint = endpoints.find((one) => one.host === host && one.port === port);
      if (endpoint !== undefined) return next(service, endpoint);
    }
    return undefined;
  }

  function next(service: Service, endpoint: ConnectEndpoint): ConnectTarget | undefined {
    const running = [...service.members.values()].filter(takesConnections);
    const turn = turns.get(service.arn) ?? 0;
    const member = running[turn % Math.max(1, running.length)];
    const address = member === undefined ? undefined : find(member.arn)?.address;
    if (member === undefined || address === undefined) return undefined;
    turns.set(service.arn, (turn + 1) % running.length);
    return { taskArn: member.arn, address, port: endpoint.containerPort };
  }

  return { joinedBy, resolve };
}

function namesOf(endpoints: readonly ConnectEndpoint[]): Names['names'] {
  const ports = new Map<string, number[]>();
  for (const { host, port } of endpoints) ports.set(host, [...(ports.get(host) ?? []), port]);
  return [...ports].map(([host, list]) => ({ host, ports: list }));
}

function isSameList(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((item, index) => item === other[index]);
}

function takesConnections({ phase, standing }: Member): boolean {
  return phase === 'running' && standing !== 'unhealthy';
}

/** The names of a revision's own containers; a port without an alias answers to `name.namespace`. */
export function endpointsOf({ connect, definition }: Revision): readonly ConnectEndpoint[] {
  const mappings = definition.containerDefinitions.flatMap(
    ({ portMappings }) => portMappings ?? [],
  );
  return (connect?.services ?? []).flatMap(({ portName, discoveryName, clientAliases }) => {
    const containerPort = mappings.find(({ name }) => name === portName)?.containerPort;
    if (containerPort === undefined) return [];
    const fallback = `${discoveryName ?? portName}.${namespaceName(connect)}`;
    return (clientAliases ?? []).map(({ port, dnsName }) => ({
      host: dnsName ?? fallback,
      port: port ?? containerPort,
      containerPort,
    }));
  });
}

function namespaceOf({ connect }: Revision): string | undefined {
  if (connect?.enabled !== true) return undefined;
  return connect.namespace === undefined ? undefined : namespaceId(connect.namespace);
}

function namespaceName(connect: ServiceConnectConfiguration | undefined): string {
  return namespaceId(connect?.namespace ?? '');
}

/** Namespaces are given by name, id or ARN. */
function namespaceId(reference: string): string {
  return reference.slice(reference.lastIndexOf('/') + 1);
}
