import type { Application } from '../../application/application.ts';
import { attribute } from '../build-resource.ts';
import { buildLoadBalancer } from '../foundation/build-load-balancer.ts';
import type { SecurityGroup } from '../foundation/build-security-groups.ts';
import type { Network } from '../foundation/network.ts';
import { output, type StandInPart } from './stand-in-part.ts';

/** The load balancer that would be built; what it hands over, the foundation does. */
export function entryStandIn(application: Application, network: Network): StandInPart {
  const { domain } = application;
  const named = domain && { hostedZone: 'Z0000000REHEARSAL', ...domain };
  const built = buildLoadBalancer({ ...application, ...(named && { domain: named }) }, network);
  return {
    resources: [
      letOut(built.securityGroup),
      ...built.resources.filter(
        (resource) => resource.type !== 'AWS::SSM::Parameter' && resource !== built.securityGroup,
      ),
    ],
    outputs: [
      output('ExistingListener', attribute(built.listener, 'ListenerArn')),
      output('ExistingLoadBalancerSecurityGroup', attribute(built.securityGroup, 'GroupId')),
    ],
  };
}

/** As AWS makes groups: who exists before us does not wait for our rules. */
function letOut(group: SecurityGroup): SecurityGroup {
  const { SecurityGroupEgress: _, ...properties } = group.properties;
  return { ...group, properties };
}
