import { resource } from '../../build-resource.ts';
import type { Resource } from '../../graph.ts';
import { idIn, ownedBy, type Scope } from '../scope.ts';
import { type Connection, connectionsOf } from './connections.ts';
import { type OutsidePort, outsidePorts } from './outside-ports.ts';

/**
 * Every connection that the service makes or takes from the load balancer, as rules of their own:
 * the groups then refer to nothing, so that they can refer to each other without a cycle, and a
 * connection comes and goes with the stack of the service that makes it.
 */
export function buildNetworkRules(scope: Scope): readonly Resource[] {
  return [
    ...connectionsOf(scope).flatMap((connection) => rulesFor(connection, scope)),
    ...outsidePorts(scope).map((outside) => outsideRule(outside, scope)),
  ];
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
    ...(isOthers(connection, scope)
      ? []
      : [
          resource(
            'AWS::EC2::SecurityGroupEgress',
            idIn(scope, ...id, 'egress'),
            { GroupId: from, DestinationSecurityGroupId: to, ...traffic },
            ownedBy(scope, span),
          ),
        ]),
    resource(
      'AWS::EC2::SecurityGroupIngress',
      idIn(scope, ...id, 'ingress'),
      { GroupId: to, SourceSecurityGroupId: from, ...traffic },
      ownedBy(scope, span),
    ),
  ];
}

/**
 * Whether it comes from a load balancer that exists. A group that gets an egress rule has been seen
 * to lose the one that lets everything out (aws/aws-cdk#987), and others rely on it.
 */
function isOthers({ from }: Connection, { application }: Scope): boolean {
  return from === 'load-balancer-security-group' && application.loadBalancer !== undefined;
}

/** A rule to the internet; the subnets' routes decide whether there is a way. */
function outsideRule({ port, reason, span }: OutsidePort, scope: Scope): Resource {
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
