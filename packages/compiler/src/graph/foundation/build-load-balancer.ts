import type { Application } from '../../application/application.ts';
import { attribute, resource } from '../build-resource.ts';
import { give } from '../give.ts';
import type { Resource } from '../graph.ts';
import { isProduction } from '../production.ts';
import { buildDomain } from './build-domain.ts';
import { buildListeners } from './build-listeners.ts';
import type { SecurityGroup } from './build-security-groups.ts';
import type { Network } from './network.ts';
import { noEgress } from './no-egress.ts';

export type LoadBalancer = Resource<'AWS::ElasticLoadBalancingV2::LoadBalancer'>;

/** The load balancer, and all that comes with it. */
export interface BuiltLoadBalancer {
  readonly loadBalancer: LoadBalancer;
  readonly securityGroup: SecurityGroup;
  /** The one that routes. */
  readonly listener: Resource<'AWS::ElasticLoadBalancingV2::Listener'>;
  readonly resources: readonly Resource[];
}

/** Builds the load balancer that all web services share, with its listeners, certificate and names. */
export function buildLoadBalancer(application: Application, network: Network): BuiltLoadBalancer {
  const details = { span: spanOf(application) };
  const group = resource(
    'AWS::EC2::SecurityGroup',
    'LoadBalancerSecurityGroup',
    {
      GroupDescription: 'Load balancer',
      VpcId: network.vpc,
      SecurityGroupIngress: (application.domain ? [80, 443] : [80]).map((port) => ({
        IpProtocol: 'tcp',
        FromPort: port,
        ToPort: port,
        CidrIp: '0.0.0.0/0',
      })),
      SecurityGroupEgress: [noEgress],
    },
    details,
  );
  const loadBalancer = resource(
    'AWS::ElasticLoadBalancingV2::LoadBalancer',
    'LoadBalancer',
    {
      Type: 'application',
      Scheme: 'internet-facing',
      Subnets: network.publicSubnets,
      SecurityGroups: [attribute(group, 'GroupId')],
      LoadBalancerAttributes: [
        { Key: 'routing.http.drop_invalid_header_fields.enabled', Value: 'true' },
        { Key: 'idle_timeout.timeout_seconds', Value: '60' },
        { Key: 'deletion_protection.enabled', Value: `${isProduction(application)}` },
      ],
    },
    { ...details, ...(network.attachment && { dependsOn: [network.attachment] }) },
  );
  const domain = buildDomain(application, loadBalancer);
  const { listener, resources } = buildListeners(loadBalancer, domain, details);
  return {
    loadBalancer,
    securityGroup: group,
    listener,
    resources: [
      group,
      loadBalancer,
      ...domain.resources,
      ...resources,
      give(application, 'load-balancer-security-group', attribute(group, 'GroupId'), details),
      give(
        application,
        'load-balancer-name',
        attribute(loadBalancer, 'LoadBalancerFullName'),
        details,
      ),
      give(application, 'load-balancer-dns', attribute(loadBalancer, 'DNSName'), details),
      give(application, 'listener', attribute(listener, 'ListenerArn'), details),
    ],
  };
}

/** The first web service is what asks for a load balancer. */
function spanOf(application: Application) {
  return application.services.find((service) => service.kind === 'web')?.span ?? application.span;
}
