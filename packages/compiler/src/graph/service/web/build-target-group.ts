import type { WebService } from '../../../application/application.ts';
import { resource } from '../../build-resource.ts';
import type { Resource } from '../../graph.ts';
import { idIn, ownedBy, type Scope } from '../scope.ts';

/**
 * The load balancer's list of the service's tasks, with its probe. It has no name, because a change
 * of its port replaces it, and AWS must create the new one before it deletes the old.
 */
export function buildTargetGroup(
  scope: Scope<WebService>,
): Resource<'AWS::ElasticLoadBalancingV2::TargetGroup'> {
  const { port, portSpan, health } = scope.service.route;
  return resource(
    'AWS::ElasticLoadBalancingV2::TargetGroup',
    idIn(scope, 'target-group'),
    {
      VpcId: scope.takings.value('vpc-id'),
      TargetType: 'ip',
      Protocol: 'HTTP',
      ProtocolVersion: 'HTTP1',
      Port: port,
      HealthCheckProtocol: 'HTTP',
      HealthCheckPath: health.path,
      HealthCheckIntervalSeconds: health.interval,
      HealthCheckTimeoutSeconds: health.timeout,
      HealthyThresholdCount: health.healthyThreshold,
      UnhealthyThresholdCount: health.unhealthyThreshold,
      Matcher: { HttpCode: health.codes },
      TargetGroupAttributes: [
        { Key: 'deregistration_delay.timeout_seconds', Value: String(health.drainDelay) },
      ],
    },
    ownedBy(scope, portSpan),
  );
}
