import type { WebService } from '../../../application/application.ts';
import { shortHash } from '../../../text/names.ts';
import type { ElasticLoadBalancingV2ListenerRuleRuleCondition } from '../../aws/elasticloadbalancingv2.generated.ts';
import { ref, resource } from '../../build-resource.ts';
import type { Resource } from '../../graph.ts';
import { idIn, ownedBy, type Scope } from '../scope.ts';
import type { RuleConditions } from './plan-rules.ts';

/** The rules by which the load balancer sends requests to the service. */
export function buildListenerRules(
  scope: Scope<WebService>,
  targetGroup: Resource<'AWS::ElasticLoadBalancingV2::TargetGroup'>,
): readonly Resource<'AWS::ElasticLoadBalancingV2::ListenerRule'>[] {
  return scope.directory.rulesOf(scope.service.name).map((rule) =>
    resource(
      'AWS::ElasticLoadBalancingV2::ListenerRule',
      idIn(scope, 'rule', `r${shortHash([...rule.hosts, ...rule.paths].join(' '))}`),
      {
        ListenerArn: scope.takings.value('listener'),
        Priority: rule.priority,
        Conditions: conditions(rule),
        Actions: [{ Type: 'forward', TargetGroupArn: ref(targetGroup) }],
      },
      ownedBy(scope, scope.service.route.portSpan),
    ),
  );
}

function conditions({
  hosts,
  paths,
}: RuleConditions): readonly ElasticLoadBalancingV2ListenerRuleRuleCondition[] {
  return [
    ...(hosts.length > 0 ? [{ Field: 'host-header', HostHeaderConfig: { Values: hosts } }] : []),
    ...(paths.length > 0 ? [{ Field: 'path-pattern', PathPatternConfig: { Values: paths } }] : []),
  ];
}
