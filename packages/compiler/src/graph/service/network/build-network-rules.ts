import type { Link } from '../../../application/application.ts';
import type { Span } from '../../../source/span.ts';
import { resource } from '../../build-resource.ts';
import type { Resource } from '../../graph.ts';
import type { HandoverKey } from '../../handover.ts';
import { idIn, ownedBy, type Scope } from '../scope.ts';
import { outsidePorts } from './outside-ports.ts';

/**
 * Every connection that the service makes or takes from the load balancer, as rules of their own:
 * the groups then refer to nothing, so that they can refer to each other without a cycle, and a
 * connection comes and goes with the stack of the service that makes it.
 */
export function buildNetworkRules(scope: Scope): readonly Resource[] {
  return [
    ...incoming(scope).flatMap((connection) => rulesFor(connection, scope)),
    ...outgoing(scope).flatMap((connection) => rulesFor(connection, scope)),
    ...outsidePorts(scope).map((outside) => outsideRule(outside, scope)),
  ];
}

/** A connection between two security groups, `id` being its part of the logical ids. */
interface Connection {
  readonly id: readonly string[];
  readonly from: HandoverKey;
  readonly to: HandoverKey;
  readonly port: number;
  readonly protocol: 'tcp' | 'udp';
  readonly description: string;
  readonly span: Span;
}

function incoming({ service }: Scope): readonly Connection[] {
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

function outgoing(scope: Scope): readonly Connection[] {
  const connections = [
    ...scope.directory.linksFrom(scope.service.name).flatMap((link) => connect(link, scope)),
    ...scope.service.fileSystems.map((mount) => mountConnection(mount.volume, mount.span, scope)),
  ];
  return [...new Map(connections.map((connection) => [connection.id.join(), connection])).values()];
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

/** Buckets, tables and queues are reached over the internet's side, at port 443. */
function isInNetwork(name: string, { directory }: Scope): boolean {
  const target = directory.store(name) ?? directory.service(name);
  switch (target?.kind) {
    case undefined:
    case 'bucket':
    case 'table':
    case 'queue':
    case 'site':
      return false;
    default:
      return true;
  }
}

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

/** Both ends must agree: one side lets the connection out, the other lets it in. */
function rulesFor(connection: Connection, scope: Scope): readonly Resource[] {
  const { id, span, description } = connection;
  const from = scope.takings.value(connection.from);
  const to = scope.takings.value(connection.to);
  const traffic = {
    IpProtocol: connection.protocol,
    FromPort: connection.port,
    ToPort: connection.port,
    Description: asDescription(description),
  };
  return [
    resource(
      'AWS::EC2::SecurityGroupEgress',
      idIn(scope, ...id, 'egress'),
      { GroupId: from, DestinationSecurityGroupId: to, ...traffic },
      ownedBy(scope, span),
    ),
    resource(
      'AWS::EC2::SecurityGroupIngress',
      idIn(scope, ...id, 'ingress'),
      { GroupId: to, SourceSecurityGroupId: from, ...traffic },
      ownedBy(scope, span),
    ),
  ];
}

/** A rule to the internet; the subnets' routes decide whether there is a way. */
function outsideRule(
  { port, reason, span }: ReturnType<typeof outsidePorts>[number],
  scope: Scope,
): Resource {
  return resource(
    'AWS::EC2::SecurityGroupEgress',
    idIn(scope, 'to-internet', `port${port}`),
    {
      GroupId: scope.takings.value(`security-group/${scope.service.name}`),
      IpProtocol: 'tcp',
      FromPort: port,
      ToPort: port,
      CidrIp: '0.0.0.0/0',
      Description: asDescription(reason),
    },
    ownedBy(scope, span),
  );
}

/** What AWS takes as the description of a rule: 255 characters of a small alphabet. */
function asDescription(text: string): string {
  return text.replace(/[^a-zA-Z0-9. _\-:/()#,@[\]+=&;{}!$*]/g, '_').slice(0, 255);
}
