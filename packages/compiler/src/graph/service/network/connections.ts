import type { ApplicationService, Link } from '../../../application/application.ts';
import type { StoreKind } from '../../../application/store.ts';
import type { Span } from '../../../source/span.ts';
import type { HandoverKey } from '../../handover.ts';
import type { Scope } from '../scope.ts';

/** A connection between two security groups, `id` being its part of the logical ids. */
export interface Connection {
  readonly id: readonly string[];
  readonly from: HandoverKey;
  readonly to: HandoverKey;
  readonly port: number;
  readonly protocol: 'tcp' | 'udp';
  readonly description: string;
  readonly span: Span;
}

/** The connections of a service, each once: from the load balancer, to others, to file systems. */
export function connectionsOf(scope: Scope): readonly Connection[] {
  const connections = [
    ...fromLoadBalancer(scope),
    ...scope.directory.linksFrom(scope.service.name).flatMap((link) => connect(link, scope)),
    ...scope.service.fileSystems.map((mount) => mountConnection(mount.volume, mount.span, scope)),
  ];
  return [...new Map(connections.map((connection) => [connection.id.join(), connection])).values()];
}

function fromLoadBalancer({ service }: Scope): readonly Connection[] {
  if (service.kind !== 'web') return [];
  const { port, portSpan } = service.route;
  return [
    {
      id: ['from-load-balancer', `port${port}`],
      from: 'load-balancer-security-group',
      to: `security-group/${service.name}`,
      port,
      protocol: 'tcp',
      description: `load balancer to ${service.name}`,
      span: portSpan,
    },
  ];
}

function connect(link: Link, scope: Scope): readonly Connection[] {
  if (!isInNetwork(link.to, scope)) return [];
  return [
    {
      id: ['to', link.to, `port${link.port}`],
      from: `security-group/${scope.service.name}`,
      to: `security-group/${link.to}`,
      port: link.port,
      protocol: protocolOf(link, scope),
      description: `${scope.service.name} to ${link.to}`,
      span: link.because.span ?? scope.service.span,
    },
  ];
}

function isInNetwork(name: string, { directory }: Scope): boolean {
  const target = directory.store(name) ?? directory.service(name);
  return target !== undefined && inNetwork[target.kind];
}

/** Buckets, tables, queues and sites are reached at port 443 of the internet's side. */
const inNetwork: { readonly [Kind in StoreKind | ApplicationService['kind']]: boolean } = {
  relational: true,
  cache: true,
  broker: true,
  bucket: false,
  table: false,
  queue: false,
  web: true,
  worker: true,
  job: true,
  schedule: true,
  batch: true,
  site: false,
};

function protocolOf(link: Link, { directory }: Scope): 'tcp' | 'udp' {
  const target = directory.service(link.to);
  if (!target || target.kind === 'site') return 'tcp';
  return target.ports.find((port) => port.port === link.port)?.protocol ?? 'tcp';
}

const fileSystemPort = 2049;

function mountConnection(volume: string, span: Span, { service }: Scope): Connection {
  return {
    id: ['mounts', volume],
    from: `security-group/${service.name}`,
    to: `volume/${volume}/security-group`,
    port: fileSystemPort,
    protocol: 'tcp',
    description: `${service.name} to volume ${volume}`,
    span,
  };
}
